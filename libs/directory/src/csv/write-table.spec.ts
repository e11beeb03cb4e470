import { describe, expect, it } from '@jest/globals';
import { harmlessCell, writeTable } from './write-table.js';

describe('a written table', () => {
  it('has CRLF line ends and quotes only where they are needed', () =>
    expect(
      writeTable(
        ['id', 'name'],
        [
          ['1', 'a, "b"\nc'],
          ['2', ''],
        ],
      ),
    ).toBe('id,name\r\n1,"a, ""b""\nc"\r\n2,\r\n'));

  it('quotes a lone CR, which would end the row for a reader', () =>
    expect(writeTable(['id'], [['a\rb'], ['']])).toBe('id\r\n"a\rb"\r\n""\r\n'));

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\tx', '\rx', '\n=1', '＝1', '+1 2', '- call'])(
    'FM-30: defuses %j',
    (cell) => expect(harmlessCell(cell)).toBe(`'${cell}`),
  );

  it.each(['+80055000000', '-539.5', '', "'x", 'a=b', 'x@y.example', '24/7'])('leaves %j', (cell) =>
    expect(harmlessCell(cell)).toBe(cell),
  );
});

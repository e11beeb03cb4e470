import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { describeIssue, InvalidInput, limits } from '#kernel';
import { readTable, readTableFile } from './read-table.js';
import { harmlessCell, writeTable } from './write-table.js';

const columns = { required: ['id', 'name'], optional: ['note'] };

function read(input: string | Buffer, expected = columns) {
  const table = readTable('t.csv', Buffer.from(input), expected);
  return table.rows.map((row) =>
    table.columns.map((column) => {
      const { line, column: character } = row.where(column);
      return `${row.text(column)}@${line}:${character}`;
    }),
  );
}

function issuesOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInput) return error.issues.map(describeIssue);
    throw error;
  }
  return [];
}

const refused = (input: string | Buffer) => issuesOf(() => read(input));

describe('the places of cells', () => {
  it.each([
    [
      'LF',
      'id,name\n1,Zoë\n2,b',
      [
        ['1@2:1', 'Zoë@2:3'],
        ['2@3:1', 'b@3:3'],
      ],
    ],
    ['CRLF and a last line end', 'id,name\r\n1,a\r\n', [['1@2:1', 'a@2:3']]],
    ['CR alone', 'id,name\r1,a\r', [['1@2:1', 'a@2:3']]],
    ['a byte order mark', '\uFEFF"id",name\n1,a', [['1@2:1', 'a@2:3']]],
    ['blank lines', 'id,name\n\n\r\n1,a\n\n', [['1@4:1', 'a@4:3']]],
    ['a column order of its own', 'name,id\na,1', [['a@2:1', '1@2:3']]],
    ['characters outside the BMP', 'id,name\n😀,a', [['😀@2:1', 'a@2:3']]],
    ['white space, which is kept', 'id, name \n 1 , a ', [[' 1 @2:1', ' a @2:5']]],
    [
      'quoted fields over several lines',
      'id,name,note\r\n"1\r\n,""x""\ny",é,z\r\n2,b,c\r\n',
      [
        ['1\r\n,"x"\ny@2:1', 'é@4:4', 'z@4:6'],
        ['2@5:1', 'b@5:3', 'c@5:5'],
      ],
    ],
  ])('are right with %s', (_, input, expected) => expect(read(input)).toEqual(expected));

  it('reads a cell of an optional column that the file lacks as empty', () => {
    const [row] = readTable('t.csv', Buffer.from('id,name\n1,a'), columns).rows;
    expect(row?.text('note')).toBe('');
    expect(row?.where('note')).toEqual({ source: 't.csv', line: 2, column: 1 });
  });
});

describe('a file that is no table', () => {
  it.each([
    [
      'nothing',
      '',
      't.csv:1:1: the file is empty; expected a first line with the columns id, name',
    ],
    [
      'no rows',
      'id,name\n',
      't.csv:1:1: there are no rows below the columns; expected at least one',
    ],
    [
      'UTF-16',
      Buffer.from('\uFEFFid', 'utf16le'),
      't.csv:1:1: the file is UTF-16 text; expected UTF-8: save the file again as "CSV UTF-8"',
    ],
    [
      'Latin-1',
      Buffer.concat([Buffer.from('id,name\né,'), Buffer.from([0xe9, 10])]),
      't.csv:2:3: byte 0xe9 is not UTF-8 text; expected UTF-8: save the file again as "CSV UTF-8"',
    ],
    [
      'a zero byte',
      'id,name\n1,\0',
      't.csv:2:3: a zero byte, which no text holds; expected UTF-8: save the file again as "CSV UTF-8"',
    ],
    [
      'semicolons',
      'id;name\n1;a',
      't.csv:1:1: the fields are separated by semicolons; expected commas: save the file again as "CSV UTF-8 (comma delimited)"',
    ],
    [
      'a quote that is never closed',
      'id,name\n1,"a\n2,b\n',
      't.csv:2:3: the quote that opens here is never closed; expected a closing " before the next comma or line end',
    ],
    [
      'a quote inside a field without quotes',
      'id,name\n1,ab"c"\n',
      't.csv:2:5: a quote inside a field without quotes, which begins at 2:3; expected the whole field in quotes and each inner quote doubled ("")',
    ],
    [
      'text after a closing quote',
      'id,name\n1,"a""b"ö\n',
      't.csv:2:9: "ö" after the closing quote of the field that opens at 2:3; expected a comma or a line end, or the quote doubled ("") if it belongs to the text',
    ],
    [
      'a field too long',
      `id,name\n1,${'é'.repeat(2001)}\n`,
      't.csv:2:3: name has 2001 characters; expected at most 2000 (is a quote missing at its end?)',
    ],
    [
      'a line of commas',
      `id,name\n${','.repeat(30_000)}`,
      't.csv:2:1: the line is too long for 3 fields; expected at most 24010 bytes',
    ],
    [
      'too many rows',
      `id,name\n${'1,a\n'.repeat(limits.importRowsMax + 1)}`,
      't.csv:250002:1: there are too many rows; expected at most 250000',
    ],
    [
      'too many bytes',
      Buffer.alloc(limits.importBytesMax + 1, 'a'),
      't.csv: the file has 33554433 bytes; expected at most 33554432',
    ],
  ])('is refused: %s', (_, input, expected) => expect(refused(input)).toEqual([expected]));

  it('tells every wrong column at once', () =>
    expect(refused('id,id,Nmae,colour\n')).toEqual([
      't.csv:1:1: column "name" is missing; there are "id", "id", "Nmae", "colour"',
      't.csv:1:4: column "id" is there twice, as field 1 and as field 2; expected it once',
      't.csv:1:7: column "Nmae" is not known; expected "id", "name", "note"',
      't.csv:1:12: column "colour" is not known; expected "id", "name", "note"',
    ]));

  it('suggests the column that was meant', () =>
    expect(refused('id,name,Notes\n')).toEqual([
      't.csv:1:9: column "Notes" is not known; did you mean "note"?',
    ]));

  it('tells every row with a wrong number of fields, up to a misplaced quote', () =>
    expect(refused('id,name\n1\n2,a\n3,b,c\n4,"d\n')).toEqual([
      't.csv:2:1: expected 2 fields, one for each column, but found 1',
      't.csv:4:1: expected 2 fields, one for each column, but found 3 (a field that holds a comma stands in quotes)',
      't.csv:5:3: the quote that opens here is never closed; expected a closing " before the next comma or line end',
    ]));

  it('lists a bounded number of errors and counts the rest', () => {
    const act = () => read(`id,name\n${'1\n'.repeat(50)}`);
    expect(issuesOf(act)).toHaveLength(limits.importErrorsMax);
    expect(act).toThrow(expect.objectContaining({ omitted: 50 - limits.importErrorsMax }));
  });
});

describe('a file on disk', () => {
  it('is read, or refused with the reason', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-table-'));
    const path = join(folder, 't.csv');
    try {
      writeFileSync(path, 'id,name\n1,a\n');
      expect((await readTableFile(path, columns)).rows).toHaveLength(1);
      await expect(readTableFile(folder, columns)).rejects.toThrow(
        `${folder}: this is a directory; expected a CSV file`,
      );
      await expect(readTableFile(`${path}x`, columns)).rejects.toThrow(
        `${path}x: there is no such file; check the name and the folder`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('FM-30: hostile tables', () => {
  const cell = fc
    .string({
      unit: fc.oneof(
        fc.constantFrom(...Array.from('",;\r\n\t =+-@\'aé😀')),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
      ),
      maxLength: 12,
    })
    .filter((text) => !text.includes('\0'));
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
    );

  it('FM-30: any table that is written is read back equal, with formulas made harmless', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const names = (rows[0] ?? []).map((_, index) => `c${index}`);
        const bytes = Buffer.from(writeTable(names, rows));
        const back = readTable('t.csv', bytes, { required: names }).rows;
        expect(back.map((row) => names.map((name) => row.text(name)))).toEqual(
          rows.map((cells) => cells.map(harmlessCell)),
        );
      }),
      { numRuns: 300, seed: 30 },
    );
  });

  it('FM-30: no bytes whatever cause anything but a clear refusal', () => {
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .string({ unit: fc.constantFrom(...Array.from('",\r\n a1é\uFEFF\0')), maxLength: 80 })
        .map((text) => Buffer.from(`id,name\n${text}`)),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        for (const issue of issuesOf(() => read(bytes)))
          expect(issue).toMatch(/^t\.csv:\d+:\d+: .+$/);
      }),
      { numRuns: 1_000, seed: 30 },
    );
  });
});

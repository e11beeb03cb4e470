import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failureKind } from '#kernel';
import { ServerBench } from '../testing/server-bench.js';
import { answerFaults, readAnswerForm } from './answer-form.js';
import { AnswerPageModule } from './answer-page.module.js';
import { Visitor } from './testing/visitor.js';

const nonce = '01890a5d-ac96-774b-bcce-b302099a8057';
const urlencoded = 'application/x-www-form-urlencoded';

describe('FM-30: hostile forms', () => {
  let bench: ServerBench;
  beforeAll(async () => {
    bench = await ServerBench.start({ features: [AnswerPageModule] });
  });
  afterAll(() => bench.stop());

  const hostile: readonly (readonly [string, number, string, string | Buffer])[] = [
    ['ten megabytes', 413, urlencoded, `choice=on-duty&note=${'x'.repeat(10_485_760)}`],
    ['nothing', 400, urlencoded, ''],
    ['a choice without the page', 400, urlencoded, 'choice=on-duty'],
    ['a choice of its own', 400, urlencoded, `nonce=${nonce}&choice=yes`],
    ['two choices', 400, urlencoded, `nonce=${nonce}&choice=on-duty&choice=not-on-duty`],
    ['a field twice', 400, urlencoded, `nonce=${nonce}&choice=on-duty&note=a&note=b`],
    ['a list', 400, urlencoded, `nonce=${nonce}&choice[]=on-duty`],
    ['depth', 400, urlencoded, `nonce=${nonce}&choice=on-duty&a${'[b]'.repeat(5_000)}=c`],
    ['many fields', 400, urlencoded, `nonce=${nonce}&choice=on-duty${'&note'.repeat(10_000)}`],
    ['__proto__', 400, urlencoded, `nonce=${nonce}&choice=on-duty&__proto__=x`],
    ['__proto__ with a member', 400, urlencoded, `nonce=${nonce}&choice=on-duty&__proto__[a]=x`],
    ['constructor', 400, urlencoded, `nonce=${nonce}&choice=on-duty&constructor=x`],
    [
      'no UTF-8',
      400,
      urlencoded,
      Buffer.from([...Buffer.from('choice=on-duty&note='), 0xff, 0xfe]),
    ],
    ['null bytes', 400, urlencoded, `nonce=${nonce}&choice=on-duty&note=a%00b`],
    [
      'an answer before it that is none',
      400,
      urlencoded,
      `nonce=${nonce}&choice=on-duty&answerId=1`,
    ],
    ['an answer before it, and no choice', 422, urlencoded, `nonce=${nonce}&answerId=${nonce}`],
    ['JSON', 415, 'application/json', JSON.stringify({ nonce, choice: 'on-duty' })],
    ['text', 415, 'text/plain', `nonce=${nonce}&choice=on-duty`],
    ['parts', 415, 'multipart/form-data; boundary=x', '--x\r\n\r\nchoice=on-duty\r\n--x--'],
    ['a content type that is none', 415, '~', `nonce=${nonce}&choice=on-duty`],
  ];

  it.each(hostile)('%s gets %d, a page and no response', async (_, status, type, body) => {
    const sender = await Visitor.of(bench, 'se-1');
    const response = await sender.send(body, { 'content-type': type });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('</html>');
    expect(await bench.recorded('ResponseReceived')).toEqual([]);
  });

  it('a page is still there for whoever comes next', async () => {
    const officer = await Visitor.of(bench, 'pl-1');
    expect((await officer.answer({ choice: 'on-duty' })).status).toBe(303);
  });
});

describe('any bytes', () => {
  it('make a form that is read or refused, and never anything else', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom('nonce', 'choice', 'note', 'email', 'x'), fc.string()))
      .map((fields) => Buffer.from(new URLSearchParams(fields).toString()));
    const outcome = (bytes: Uint8Array) => {
      try {
        answerFaults(readAnswerForm(bytes).typed);
        return 'read';
      } catch (error) {
        return failureKind(error);
      }
    };
    fc.assert(
      fc.property(fc.oneof(text, fc.uint8Array({ maxLength: 500 })), (bytes) => {
        expect(['read', 'invalid-input']).toContain(outcome(bytes));
      }),
      { numRuns: 2_000 },
    );
  });
});

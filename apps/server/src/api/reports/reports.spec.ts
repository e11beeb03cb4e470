import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ApiBench } from '../testing/api-bench.js';

let bench: ApiBench;
beforeEach(async () => {
  bench = await ApiBench.start();
});
afterEach(() => bench.stop());

const period = 'from=2024-01-01&to=2024-12-31';

describe('the report', () => {
  it('is the same read and as files, which are named', async () => {
    const report = await bench.get(`/reports?${period}`);
    expect([report.status, report.body]).toMatchObject([
      200,
      { from: '2024-01-01', anonymised: false },
    ]);
    const { contactPoints } = (
      report.body as {
        readonly directory: { readonly after: { readonly summary: { contactPoints: number } } };
      }
    ).directory.after.summary;
    expect(contactPoints).toBeGreaterThan(0);
    const table = await bench.get(`/reports/files/directory-figures.csv?${period}&language=fr`);
    expect(table.text).toContain(`Points de contact,`);
    expect(table.text).toMatch(new RegExp(`Points de contact,\\d+,${contactPoints}\r\n`));
    expect(table.headers.get('content-disposition')).toBe(
      'attachment; filename="directory-figures.csv"',
    );
    const pdf = await bench.get(`/reports/files/report.pdf?${period}`);
    expect([pdf.headers.get('content-type'), pdf.text.slice(0, 5)]).toEqual([
      'application/pdf',
      '%PDF-',
    ]);
  });

  it('says which files there are', async () => {
    const { status, body } = await bench.get(`/reports/files/..%2Fsecret?${period}`);
    expect([status, body]).toMatchObject([
      404,
      { code: 'report-file-unknown', detail: expect.stringContaining('report.pdf') },
    ]);
  });

  it.each([
    ['from=2024-13-01&to=2024-12-31', 422, 'input-invalid'],
    ['from=2024-12-31&to=2024-01-01', 409, 'report-period-reversed'],
    [`${period}&campaign=nobody`, 404, 'campaign-unknown'],
  ])('is refused where it cannot be made: %s', async (query, status, code) => {
    const answer = await bench.get(`/reports?${query}`);
    expect([answer.status, answer.body]).toMatchObject([status, { code }]);
  });
});

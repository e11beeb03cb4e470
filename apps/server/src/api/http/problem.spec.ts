import { HttpException, NotFoundException } from '@nestjs/common';
import { describe, expect, it } from '@jest/globals';
import { Fault, InvalidInput, Refusal } from '#kernel';
import { HttpProblem, problemOf, told } from './problem.js';

describe('what a client is told', () => {
  it.each([
    ['campaign-unknown', 404],
    ['contact-point-unknown', 404],
    ['ping-unknown', 404],
    ['phone-task-unknown', 404],
    ['directory-version-unknown', 404],
    ['campaign-exists', 409],
    ['contact-point-exists', 409],
    ['contact-point-status-wrong', 409],
    ['campaign-already-launched', 409],
    ['campaign-not-ready', 409],
    ['campaign-running', 409],
    ['campaign-without-audience', 409],
    ['phone-task-already-completed', 409],
    ['revision-moved', 412],
    ['campaign-id-malformed', 422],
    ['contact-details-incomplete', 422],
    ['campaign-start-past', 422],
    ['phone-outcome-without-response', 422],
    ['something-new', 409],
  ])('of the refusal %s is %d', (code, status) => {
    expect(told(new Refusal(code))).toMatchObject({ status, code });
  });

  it('of a refusal says what it is about', () => {
    const answer = told(new Refusal('campaign-already-launched', { campaignId: 'spring' }));
    expect(problemOf(answer, '/api/v1/campaigns/spring/launch')).toEqual({
      type: 'urn:rollcall:problem:campaign-already-launched',
      title: 'A rule says no',
      status: 409,
      detail: 'it was launched already (campaignId spring)',
      instance: '/api/v1/campaigns/spring/launch',
      code: 'campaign-already-launched',
      about: { campaignId: 'spring' },
    });
  });

  it('of wrong input has the place of each issue, and no file that is only ours', () => {
    const wrong = new InvalidInput(
      [
        { where: { source: 'body', line: 3, column: 7 }, message: 'is no address' },
        { where: { path: 'steps[0].after' }, message: 'expected a duration' },
      ],
      5,
    );
    expect(told(wrong)).toEqual({
      status: 422,
      code: 'input-invalid',
      detail: '3:7: is no address\nsteps[0].after: expected a duration\n… and 5 more',
      issues: [
        { line: 3, column: 7, message: 'is no address' },
        { path: 'steps[0].after', message: 'expected a duration' },
      ],
    });
  });

  it('of a fault that passes is to try again', () => {
    expect(told(new Fault('too-much-contention', 'others write'))).toEqual({
      status: 503,
      code: 'too-much-contention',
      detail: 'others write',
      headers: { 'retry-after': '2' },
    });
  });

  it.each([
    ['a fault', new Fault('key-damaged', 'secret path /var/keys')],
    ['an error', new Error('secret path /var/keys')],
    ['an error of the framework', new HttpException('secret path /var/keys', 500)],
    ['what is no error at all', 'secret path /var/keys'],
    ['nothing', undefined],
  ])('of %s is nothing of our insides', (_, error) => {
    const answer = told(error);
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  it.each([
    ['FST_ERR_CTP_BODY_TOO_LARGE', 413, 'body-too-large'],
    ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 415, 'media-type-unsupported'],
    ['FST_ERR_CTP_INVALID_CONTENT_LENGTH', 400, 'request-malformed'],
  ])('of %s is %d', (code, statusCode, ours) => {
    const error = Object.assign(new Error(code), { code, statusCode });
    expect(told(error)).toMatchObject({ status: statusCode, code: ours });
    expect(told(new HttpException(code, statusCode))).toMatchObject({ code: ours });
  });

  it('of what HTTP itself refuses is that', () => {
    expect(told(new NotFoundException('Cannot GET /x'))).toMatchObject({
      status: 404,
      code: 'not-found',
    });
    expect(told(new HttpProblem(403, 'scope-missing', 'no', { a: 'b' }))).toEqual({
      status: 403,
      code: 'scope-missing',
      detail: 'no',
      headers: { a: 'b' },
    });
  });
});

import { detailFaults, nearest } from '#directory';
import { InvalidInput, type Instant } from '#kernel';
import { correctableDetails } from '#messaging';
import { type AnswerDto } from './ping.dto.js';

/**
 * An answer as an operator or a program reports it.
 * @throws InvalidInput where it was received in the future, or corrects what cannot be corrected.
 */
export function answerIn(
  { grade, receivedAt, answeredBy, note, corrections = {} }: AnswerDto,
  now: Instant,
  parent = '',
) {
  const issues = Object.entries(corrections).flatMap(([name, text]) =>
    correctionIssues(name, text).map((message) => ({
      where: { path: `${parent}corrections.${name}` },
      message,
    })),
  );
  if (receivedAt !== undefined && receivedAt > now)
    issues.push({
      where: { path: `${parent}receivedAt` },
      message: `is in the future; it is ${now} now`,
    });
  if (issues.length > 0) throw new InvalidInput(issues);
  return {
    grade,
    receivedAt: receivedAt ?? now,
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(note === undefined ? {} : { note }),
    ...(Object.keys(corrections).length === 0 ? {} : { corrections }),
  };
}

function correctionIssues(name: string, text: string): readonly string[] {
  const names: readonly string[] = correctableDetails;
  if (names.includes(name)) return detailFaults({ [name]: text });
  const meant = nearest(name, names);
  return [
    meant === undefined
      ? `cannot be corrected; expected ${names.join(', ')}`
      : `cannot be corrected; did you mean ${meant}?`,
  ];
}

/** Every message of the default policy to the small network when nobody ever answers, sorted. */
export const messagesToSilence: readonly string[] = [
  ...toEach('00:00 first'),
  ...toEach('00:15 reminder'),
  '01:00 escalation alternate@pl-1.example',
  '01:00 escalation alternate@se-1.example',
  '01:00 escalation alternate@se-2.example',
  ...toEach('01:00 reminder'),
  '04:00 escalation to another of gh',
  '04:00 escalation to another of gh',
  '04:00 escalation to another of se',
];

/** Those between two moments, both included. */
export function silenceBetween(from: string, to: string): readonly string[] {
  return messagesToSilence.filter((line) => line.slice(0, 5) >= from && line.slice(0, 5) <= to);
}

/** One message to the main mailbox of each contact point of the small network. */
export function toEach(what: string): readonly string[] {
  return ['gh-1', 'gh-2', 'gh-3', 'pl-1', 'se-1', 'se-2'].map((id) => `${what} main@${id}.example`);
}

/** Sorted, and without which contact point acts for its Party: it may be any. */
export function anyOfParty(lines: readonly string[]): readonly string[] {
  return lines
    .map((line) =>
      line
        .replace(/escalation main@(\w\w)-\d\.example$/, 'escalation to another of $1')
        .replace(/(PhoneTaskOpened ping-test\.\w\w)-\d$/, '$1'),
    )
    .toSorted();
}

/**
 * A pure function of a text that is dear to ask. Its latest `max` answers are kept, so that what is asked again and again
 * costs once.
 */
export function remembering<Answer extends NonNullable<unknown>>(
  max: number,
  work: (text: string) => Answer,
): (text: string) => Answer {
  // A map is in the order of setting: what is used moves to its end.
  const answers = new Map<string, Answer>();
  return (text) => {
    const known = answers.get(text);
    const answer = known ?? work(text);
    if (known !== undefined) answers.delete(text);
    else if (answers.size >= max) answers.delete(answers.keys().next().value ?? '');
    answers.set(text, answer);
    return answer;
  };
}

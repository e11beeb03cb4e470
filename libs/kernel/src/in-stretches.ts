/** Whoever waits for the thread has it first. */
export function othersTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** The items, `size` at a time. In between others get the thread: what is done for ten thousand in one go takes a second. */
export async function* inStretches<Item>(
  items: readonly Item[],
  size: number,
): AsyncGenerator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) {
    if (start > 0) await othersTurn();
    yield items.slice(start, start + size);
  }
}

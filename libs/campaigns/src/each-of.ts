import { inStretches, limits } from '#kernel';

/**
 * Does something for each, a bounded number at once, and for all of them: one contact point's fault keeps nobody else from
 * being asked. @throws the first fault, once all are done.
 */
export async function eachOf<Item>(
  items: readonly Item[],
  perform: (item: Item) => Promise<unknown>,
): Promise<void> {
  const [fault] = await faultsOfEach(items, perform);
  if (fault !== undefined) throw fault.error;
}

/**
 * The same, and gives back what failed. In between others get the thread: a store that answers at once would keep it until
 * all are done, and ten thousand contact points take a second.
 */
export async function faultsOfEach<Item>(
  items: readonly Item[],
  perform: (item: Item) => Promise<unknown>,
): Promise<readonly { readonly item: Item; readonly error: unknown }[]> {
  const faults: { item: Item; error: unknown }[] = [];
  for await (const some of inStretches(items, limits.dispatchConcurrency))
    await Promise.all(
      some.map(async (item) => {
        try {
          await perform(item);
        } catch (error) {
          faults.push({ item, error });
        }
      }),
    );
  return faults;
}

import { useEffect, useRef, useState } from 'react';
import { useVirtualizer } from '@tanstack/react-virtual';
import type { Item } from './rows.js';

/** More rows than these are drawn only where they are seen. */
const rowsDrawnMax = 200;
const rowHeightPx = 37;

export function useDrawn<Row>(items: readonly Item<Row>[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const isPrinting = usePrinting();
  const isVirtual = items.length > rowsDrawnMax && !isPrinting;
  const virtualizer = useVirtualizer({
    count: items.length,
    enabled: isVirtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 10,
  });
  const seen = isVirtual ? virtualizer.getVirtualItems() : [];
  const last = seen.at(-1);
  return {
    scroller,
    isVirtual,
    drawn: isVirtual
      ? seen.flatMap(({ index }) => {
          const item = items[index];
          return item === undefined ? [] : [{ item, position: index as number | undefined }];
        })
      : items.map((item) => ({ item, position: undefined })),
    before: seen[0]?.start ?? 0,
    after: last === undefined ? 0 : virtualizer.getTotalSize() - last.end,
    measure: virtualizer.measureElement,
    reveal: (key: string) => {
      if (isVirtual) virtualizer.scrollToIndex(items.findIndex((item) => item.key === key));
    },
  };
}

/** On paper there is no scrolling. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => setPrinting(true);
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}

import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';

const pageRows = 12;

/** Arrow keys between the rows of a table, of which some may not be drawn at the moment. */
export function useRowKeys({
  ids,
  body,
  reveal,
  open,
}: {
  readonly ids: readonly string[];
  readonly body: RefObject<HTMLElement | null>;
  readonly reveal: (id: string) => void;
  readonly open: (id: string) => void;
}) {
  const [current, setCurrent] = useState<string>();
  const wanted = useRef<string>(undefined);
  useEffect(() => {
    if (wanted.current === undefined) return;
    const row = body.current?.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(wanted.current)}"]`,
    );
    if (!row) return;
    wanted.current = undefined;
    row.focus({ preventScroll: false });
  });
  const move = (index: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, index))];
    if (id === undefined) return;
    wanted.current = id;
    setCurrent(id);
    reveal(id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    // What stands inside of a row has keys of its own.
    const id = target instanceof HTMLElement ? target.dataset['row'] : undefined;
    if (id === undefined || ctrlKey || metaKey || altKey) return;
    const index = ids.indexOf(id);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => move(index + 1),
      ArrowUp: () => move(index - 1),
      PageDown: () => move(index + pageRows),
      PageUp: () => move(index - pageRows),
      Home: () => move(0),
      End: () => move(ids.length - 1),
      Enter: () => open(id),
    };
    const act = moves[key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const tabStop = current !== undefined && ids.includes(current) ? current : ids[0];
  return { tabStop, onKeyDown, setCurrent };
}

import { useId, useRef, useState, type ReactNode } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { Words } from '../../words/words.jsx';
import { savePng, saveSvg } from './save-picture.js';
import './picture.css';

/** A picture, its numbers as a table one key away, and both as files. The first `svg` inside is what is saved. */
export function Picture({
  title,
  fileName,
  table,
  children,
}: {
  readonly title: ReactNode;
  /** Without its ending. */
  readonly fileName: string;
  readonly table: () => ReactNode;
  readonly children: ReactNode;
}) {
  const titleId = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [hasNumbers, setHasNumbers] = useState(false);
  const picture = () => frame.current?.querySelector('svg') ?? undefined;
  return (
    <section className="panel picture" aria-labelledby={titleId}>
      <header>
        <h2 id={titleId}>{title}</h2>
        <div className="picture-tools no-print">
          <ToggleButton className="quiet" isSelected={hasNumbers} onChange={setHasNumbers}>
            <Words id="picture.numbers" />
          </ToggleButton>
          <Button
            className="quiet"
            isDisabled={hasNumbers}
            onPress={() => saveSvg(picture(), fileName)}
          >
            SVG
          </Button>
          <Button
            className="quiet"
            isDisabled={hasNumbers}
            onPress={() => void savePng(picture(), fileName)}
          >
            PNG
          </Button>
        </div>
      </header>
      <div ref={frame}>{hasNumbers ? <div className="scroll">{table()}</div> : children}</div>
    </section>
  );
}

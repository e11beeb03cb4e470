import { Button } from 'react-aria-components';
import { Words } from '../../words/words.jsx';
import type { StoredEvent } from './event-columns.js';

/** One event as it is stored, and the way to what it belongs to. */
export function RawEvent({
  event,
  onFollow,
}: {
  readonly event: StoredEvent;
  readonly onFollow: (name: 'stream' | 'correlation' | 'causation', value: string) => void;
}) {
  const { id, stream, metadata } = event;
  return (
    <div className="raw">
      <div className="actions">
        <Button className="button small" onPress={() => onFollow('stream', stream)}>
          <Words id="audit.same-stream" />
        </Button>
        <Button
          className="button small"
          onPress={() => onFollow('correlation', metadata.$correlationId)}
        >
          <Words id="audit.same-correlation" />
        </Button>
        <Button className="button small" onPress={() => onFollow('causation', id)}>
          <Words id="audit.caused" />
        </Button>
      </div>
      <pre tabIndex={0} aria-label={id}>
        {JSON.stringify(event, null, 2)}
      </pre>
    </div>
  );
}

import { useState, type ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords, Words } from '../../words/words.jsx';
import { ProblemNotice } from '../fields/field-problems.jsx';
import { TextField } from '../fields/fields.jsx';
import { isSamePhrase } from './is-same-phrase.js';
import './confirm.css';

export interface ConfirmProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** What will happen, in numbers. */
  readonly children: ReactNode;
  /** What is typed before it can be done: for whatever reaches the network. */
  readonly phrase?: string | undefined;
  /** What the button says: the act, never “OK”. */
  readonly act: string;
  readonly isDangerous?: boolean;
  /** While something above has still to be filled in. */
  readonly isIncomplete?: boolean;
  /** Whether it goes on to show what came of it. */
  readonly staysOpen?: boolean;
  /** What it throws is shown, and the dialog stays. */
  readonly onConfirm: () => Promise<unknown>;
}

/** Asks before something is done, and stays until it is done or was refused. */
export function Confirm({ isOpen, onClose, ...asked }: ConfirmProps) {
  return (
    <ModalOverlay
      className="overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="confirm" role="alertdialog">
          <Asked {...asked} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A child of its own, so that nothing that was typed is there when it opens again. */
function Asked({
  title,
  children,
  phrase,
  act,
  isDangerous = false,
  isIncomplete = false,
  staysOpen = false,
  onConfirm,
  onClose,
}: Omit<ConfirmProps, 'isOpen'>) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [isUnderWay, setUnderWay] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const isTyped = phrase === undefined || isSamePhrase(typed, phrase);
  const canAct = isTyped && !isIncomplete && !isUnderWay;

  async function confirm(): Promise<void> {
    if (!canAct) return;
    setUnderWay(true);
    setError(null);
    try {
      await onConfirm();
      if (staysOpen) setUnderWay(false);
      else onClose();
    } catch (thrown) {
      setError(thrown instanceof Error ? thrown : new Error(String(thrown)));
      setUnderWay(false);
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
    >
      <Heading slot="title">{title}</Heading>
      <div className="what">{children}</div>
      {phrase === undefined ? null : (
        <TextField
          label={words('confirm.type', { phrase })}
          value={typed}
          onChange={setTyped}
          autoComplete="off"
          autoFocus
        />
      )}
      <ProblemNotice error={error} />
      <div className="actions">
        <Button className="button" onPress={onClose} autoFocus={phrase === undefined}>
          <Words id="confirm.leave" />
        </Button>
        <Button
          type="submit"
          className={isDangerous ? 'button danger' : 'button primary'}
          isDisabled={!canAct}
        >
          {isUnderWay ? words('confirm.under-way') : act}
        </Button>
      </div>
    </form>
  );
}

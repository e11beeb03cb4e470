import { Words } from '../../words/words.jsx';
import { fillOf, stateSigns, stateWords, type ShownState } from './ping-state.js';
import './ping-state.css';

/** A state as its mark, and the word beside it. */
export function StateMark({
  state,
  window,
  windows,
}: {
  readonly state: ShownState;
  /** The index of the window that the answer fell in, of `windows`. */
  readonly window?: number | undefined;
  readonly windows?: number | undefined;
}) {
  return (
    <span className="state-mark">
      <span className="swatch" data-fill={fillOf(state, window, windows)} aria-hidden />
      <span className="sign" aria-hidden>
        {stateSigns[state]}
      </span>
      <Words id={stateWords[state]} />
    </span>
  );
}

import { Component, type ReactNode } from 'react';
import { Words } from '../words/words.jsx';

/** Where a page fails to be drawn it says so, and everything around it stays. */
export class Mishap extends Component<
  { readonly children: ReactNode },
  { readonly error: Error | null }
> {
  override state = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state as { readonly error: Error | null };
    if (error === null) return this.props.children;
    return (
      <div className="notice" data-kind="warn" role="alert">
        <p>
          <Words id="state.mishap" values={{ reason: error.message }} />
        </p>
        <button type="button" className="button" onClick={() => location.reload()}>
          <Words id="state.retry" />
        </button>
      </div>
    );
  }
}

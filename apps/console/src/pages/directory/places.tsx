import { Link, useRoute } from 'wouter';
import type { WordId } from '../../words/index.js';
import { useWords, Words } from '../../words/words.jsx';
import './directory.css';

const places: readonly (readonly [path: string, words: WordId])[] = [
  ['/directory', 'directory.points'],
  ['/directory/versions', 'directory.versions'],
  ['/directory/import', 'directory.import'],
  ['/proposals', 'directory.proposals'],
];

/** What belongs to the directory is one step from everything else of it. */
export function Places() {
  const words = useWords();
  return (
    <nav className="places" aria-label={words('directory.places')}>
      {places.map(([path, id]) => (
        <Place key={path} path={path} id={id} />
      ))}
    </nav>
  );
}

function Place({ path, id }: { readonly path: string; readonly id: WordId }) {
  const [isHere] = useRoute(path);
  return (
    <Link href={path} aria-current={isHere ? 'page' : undefined}>
      <Words id={id} />
    </Link>
  );
}

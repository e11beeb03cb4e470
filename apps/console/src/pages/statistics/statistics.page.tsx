import { useMemo } from 'react';
import { Link, useSearchParams } from 'wouter';
import { Loaded } from '../../parts/loaded.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { curveOf, partiesOf } from '../campaign/board.js';
import '../campaign/campaign.css';
import { ResponseCurve } from '../campaign/response-curve.jsx';
import { Compared } from './compared.jsx';
import { Grouped } from './grouped.jsx';
import { Nights } from './nights.jsx';
import { useBoards, type Board } from './use-boards.js';

const daySeconds = 86_400;

/** How the network answers: one test beside the others, and who answers how. */
export default function StatisticsPage() {
  const boards = useBoards();
  return (
    <>
      <h1>
        <Words id="shell.statistics" />
      </h1>
      <Loaded query={boards}>
        {(known) =>
          known.length === 0 ? (
            <div className="notice">
              <p>
                <Words id="statistics.empty" />
              </p>
              <Link href="/campaigns/plan">
                <Words id="campaigns.plan" />
              </Link>
            </div>
          ) : (
            <Statistics boards={known} />
          )
        }
      </Loaded>
    </>
  );
}

function Statistics({ boards }: { readonly boards: readonly Board[] }) {
  const [search, setSearch] = useSearchParams();
  const words = useWords();
  const wanted = search.get('campaign');
  const board = boards.find(({ campaignId }) => campaignId === wanted) ?? boards[0]!;
  const parties = useMemo(() => partiesOf(board.rows, board.windows, board.partyRule), [board]);
  const others = useMemo(
    () =>
      boards
        .filter((one) => one !== board)
        .map(({ campaignId, launchedAt, rows, windows, partyRule }) => ({
          campaignId,
          launchedAt,
          curve: curveOf(partiesOf(rows, windows, partyRule)),
        })),
    [boards, board],
  );
  return (
    <>
      <Compared boards={boards} />
      <label className="chosen">
        <Words id="statistics.test" />
        <select
          className="input"
          value={board.campaignId}
          onChange={({ target }) => setSearch({ campaign: target.value })}
        >
          {boards.map(({ campaignId, name }) => (
            <option key={campaignId} value={campaignId}>
              {name}
            </option>
          ))}
        </select>
        {board.isOver ? null : <strong>{words('statistics.so-far')}</strong>}
      </label>
      <ResponseCurve
        parties={parties}
        windows={board.windows}
        earlier={others}
        elapsedSeconds={board.isOver ? daySeconds * 365 : 0}
        fileName={board.campaignId}
      />
      <Grouped board={board} />
      <Nights boards={boards} />
    </>
  );
}

import { secondsOf } from '../../parts/format.js';
import { useFormat } from '../../parts/use-format.js';
import { Words } from '../../words/words.jsx';
import type { PartyLine } from './board.js';

/** How many Parties have answered within each window: the numbers of the curve. */
export function WithinTable({
  parties,
  windows,
}: {
  readonly parties: readonly PartyLine[];
  readonly windows: readonly string[];
}) {
  const format = useFormat();
  const within = (bound: number) =>
    parties.filter(({ seconds }) => seconds !== undefined && seconds <= bound).length;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">
            <Words id="campaign.within" />
          </th>
          <th scope="col" className="number">
            <Words id="campaign.parties" />
          </th>
          <th scope="col" className="number">
            <Words id="campaign.share" />
          </th>
        </tr>
      </thead>
      <tbody>
        {windows.map((window) => {
          const count = within(secondsOf(window) ?? 0);
          const share = parties.length === 0 ? null : count / parties.length;
          return (
            <tr key={window}>
              <th scope="row">{format.within(window)}</th>
              <td className="number">{count}</td>
              <td className="number">{format.share(share)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

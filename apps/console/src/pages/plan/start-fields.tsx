import { ChoiceField, NumberField, TextField } from '../../parts/fields/fields.jsx';
import { useWords } from '../../words/words.jsx';
import type { PartProps } from './plan-fields.jsx';
import { starts, type Start } from './typed-plan.js';

/** When it begins: for all at once, on the clock of each, spread over a window, or again and again. */
export function StartFields({ plan, set, isKnown }: PartProps) {
  const words = useWords();
  // A plan that is there is one campaign; a series makes its own.
  const offered = isKnown ? starts.filter((one) => one !== 'series') : starts;
  return (
    <>
      <ChoiceField<Start>
        legend={words('plan.start')}
        value={plan.start}
        onChange={(start) => set({ start })}
        options={offered.map((value) => ({
          value,
          label: words(`plan.start.${value}`),
          hint: words(`plan.start.${value}-hint`),
        }))}
      />
      <div className="start">
        <Moment plan={plan} set={set} />
        <Series plan={plan} set={set} />
      </div>
    </>
  );
}

function Moment({ plan, set }: Omit<PartProps, 'isKnown'>) {
  const words = useWords();
  return (
    <>
      {plan.start === 'at' ? (
        <TextField
          label={words('plan.at')}
          path="schedule.at"
          type="datetime-local"
          value={plan.at}
          onChange={(at) => set({ at })}
        />
      ) : null}
      {plan.start === 'local-hour' ? (
        <>
          <TextField
            label={words('plan.day')}
            path="schedule.day"
            type="date"
            value={plan.day}
            onChange={(day) => set({ day })}
          />
          <TextField
            label={words('plan.time')}
            path="schedule.time"
            type="time"
            value={plan.time}
            onChange={(time) => set({ time })}
          />
        </>
      ) : null}
      {plan.start === 'window' ? (
        <>
          <TextField
            label={words('plan.from')}
            path="schedule.from"
            type="datetime-local"
            value={plan.from}
            onChange={(from) => set({ from })}
          />
          <NumberField
            label={words('plan.hours')}
            value={plan.hours}
            onChange={(hours) => set({ hours })}
            min={1}
            max={720}
          />
        </>
      ) : null}
    </>
  );
}

function Series({ plan, set }: Omit<PartProps, 'isKnown'>) {
  const words = useWords();
  if (plan.start !== 'series') return null;
  return (
    <>
      <TextField
        label={words('plan.cron')}
        hint={words('plan.cron-hint')}
        path="cron"
        value={plan.cron}
        onChange={(cron) => set({ cron })}
      />
      <TextField
        label={words('plan.timezone')}
        path="timezone"
        value={plan.timezone}
        onChange={(timezone) => set({ timezone })}
      />
    </>
  );
}

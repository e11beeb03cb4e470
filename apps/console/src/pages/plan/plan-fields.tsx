import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';
import { CheckField, SelectField, TextField } from '../../parts/fields/fields.jsx';
import { useWords, Words } from '../../words/words.jsx';
import { useVocabulary } from '../directory/use-vocabulary.js';
import { PolicySteps, type Policy } from '../settings/policy-steps.jsx';
import { TemplatePreview } from '../settings/templates.jsx';
import { StartFields } from './start-fields.jsx';
import { suggestedId, types, type TypedPlan } from './typed-plan.js';

const shippedLanguages = ['en', 'fr', 'es', 'pt', 'ar'];

export interface PlanFieldsProps {
  readonly plan: TypedPlan;
  readonly onChange: (plan: TypedPlan) => void;
  /** Whether it has an id already. */
  readonly isKnown: boolean;
}

/** Who is asked, when, by which rules and in which words. */
export function PlanFields({ plan, onChange, isKnown }: PlanFieldsProps) {
  const words = useWords();
  const set = (changes: Partial<TypedPlan>) => onChange({ ...plan, ...changes });
  return (
    <>
      <TextField
        label={words('plan.name')}
        path="name"
        value={plan.name}
        onChange={(name) =>
          set(
            isKnown || plan.id !== suggestedId(plan.name)
              ? { name }
              : { name, id: suggestedId(name) },
          )
        }
        isRequired
        isDisabled={isKnown}
        autoFocus={!isKnown}
      />
      <TextField
        label={words('plan.id')}
        hint={words('plan.id-hint')}
        value={plan.id}
        onChange={(id) => set({ id })}
        isDisabled={isKnown}
        isRequired
      />
      <Audience plan={plan} set={set} isKnown={isKnown} />
      <StartFields plan={plan} set={set} isKnown={isKnown} />
      <Rules plan={plan} set={set} isKnown={isKnown} />
    </>
  );
}

export interface PartProps {
  readonly plan: TypedPlan;
  readonly set: (changes: Partial<TypedPlan>) => void;
  /** Whether it is kept already: then only its start is still open. */
  readonly isKnown: boolean;
}

function Audience({ plan, set, isKnown }: PartProps) {
  const words = useWords();
  const vocabulary = useVocabulary();
  return (
    <fieldset>
      <legend>
        <Words id="plan.audience" />
      </legend>
      <TextField
        label={words('plan.parties')}
        hint={words('plan.parties-hint')}
        path="audience.parties"
        isDisabled={isKnown}
        value={plan.parties}
        onChange={(parties) => set({ parties })}
      />
      <div className="checks" role="group" aria-label={words('plan.types')}>
        {types.map((type) => (
          <CheckField
            key={type}
            isDisabled={isKnown}
            isSelected={plan.types.includes(type)}
            onChange={(isSelected) =>
              set({
                types: isSelected
                  ? [...plan.types, type]
                  : plan.types.filter((one) => one !== type),
              })
            }
          >
            {vocabulary('type', type)}
          </CheckField>
        ))}
      </div>
      <CheckField
        isDisabled={isKnown}
        isSelected={plan.carriesNews}
        onChange={(carriesNews) => set({ carriesNews })}
      >
        <Words id="plan.news" />
      </CheckField>
    </fieldset>
  );
}

function Rules({ plan, set, isKnown }: PartProps) {
  const words = useWords();
  const policies = useQuery({
    queryKey: ['policies'],
    queryFn: () => dataOf(api.GET('/api/v1/policies')),
  });
  const templates = useQuery({
    queryKey: ['templates'],
    queryFn: () => dataOf(api.GET('/api/v1/templates')),
  });
  const known = new Set(['standard', ...(policies.data ?? []).map(({ policyId }) => policyId)]);
  const listed = templates.data ?? [];
  const names = new Set(['standard', ...listed.map(({ templateId }) => templateId)]);
  const policy = policies.data?.find(({ policyId }) => policyId === plan.policyId)?.policy;
  const template = listed.find(({ templateId }) => templateId === plan.templateId);
  return (
    <fieldset>
      <legend>
        <Words id="plan.rules" />
      </legend>
      <SelectField
        label={words('plan.policy')}
        isDisabled={isKnown}
        value={plan.policyId}
        onChange={(policyId) => set({ policyId })}
        options={[...known].map((value) => ({ value, label: value }))}
      />
      {policy === undefined ? null : <PolicySteps policy={policy as unknown as Policy} />}
      <SelectField
        label={words('plan.template')}
        isDisabled={isKnown}
        value={plan.templateId}
        onChange={(templateId) => set({ templateId })}
        options={[...names].map((value) => ({ value, label: value }))}
      />
      <details>
        <summary>
          <Words id="plan.preview" />
        </summary>
        <TemplatePreview
          key={plan.templateId}
          templates={[template ?? { templateId: plan.templateId, languages: shippedLanguages }]}
        />
      </details>
    </fieldset>
  );
}

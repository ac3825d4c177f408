import {
  CreateScoringRuleDocument,
  type CreateScoringRuleInput,
  DeleteScoringRuleDocument,
  type ScoringRuleFieldsFragment,
  UpdateScoringRuleDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FilterInput } from '../../kit/filter/FilterInput';
import { DeleteRule } from './DeleteRule';
import { FormDrawer } from './SettingsForm';

const fields = fieldsOf([
  { key: 'name', label: 'Name', type: 'text', required: true, help: 'Scores give it as the reason.' },
  {
    key: 'group',
    label: 'Looks at',
    type: 'choice',
    required: true,
    options: [
      { value: 'FIT', label: 'What the lead is (fit)' },
      { value: 'ENGAGEMENT', label: 'Interactions with it (engagement)' },
    ],
  },
  { key: 'points', label: 'Points', type: 'number', required: true, help: 'Below zero takes points away.' },
  {
    key: 'halfLifeDays',
    label: 'Worth half after days',
    type: 'number',
    help: 'Points of engagement fade; empty: they never do.',
  },
  { key: 'active', label: 'Applied', type: 'boolean' },
  { key: 'position', label: 'Position', type: 'number', help: 'Smaller numbers come first.' },
]);
const fresh = { group: 'FIT', points: 10, active: true, condition: {} };
const subjectOf = (group: unknown) => (group === 'ENGAGEMENT' ? 'Interaction' : 'Lead');

interface ScoringRuleDrawerProps {
  rule: ScoringRuleFieldsFragment | 'new' | null;
  onClose: () => void;
}

/** Creates or changes a rule by which leads are scored. */
export function ScoringRuleDrawer({ rule: shown, onClose }: ScoringRuleDrawerProps) {
  const save = useSave();
  const rule = shown === 'new' ? null : shown;
  const refetch = ['LeadScoring'];
  return (
    <FormDrawer
      title={rule ? `Edit ${rule.name}` : 'Create scoring rule'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!rule}
      fields={fields}
      record={rule ?? fresh}
      submitLabel={rule ? 'Save rule' : 'Create rule'}
      visible={(key, values) => key !== 'halfLifeDays' || values.group === 'ENGAGEMENT'}
      save={(values, version) => {
        const input = values.group ? { ...values, subjectType: subjectOf(values.group) } : values;
        return rule
          ? save(
              UpdateScoringRuleDocument,
              { input: { id: rule.id, version, ...input } },
              { done: `${rule.name} saved`, refetch },
            )
          : save(
              CreateScoringRuleDocument,
              { input: { ...fresh, ...input } as CreateScoringRuleInput },
              { done: `${values.name} created`, refetch },
            );
      }}
      after={
        rule?.viewerCan.includes('delete') && (
          <DeleteRule
            name={rule.name}
            question={`${rule.name} no longer counts. All scores are counted anew.`}
            onDelete={async () => {
              await save(
                DeleteScoringRuleDocument,
                { id: rule.id, version: rule.version },
                { done: `${rule.name} deleted`, refetch },
              );
              onClose();
            }}
          />
        )
      }
    >
      {(values, set) => {
        const noun = subjectOf(values.group ?? rule?.group);
        return (
          <FilterInput
            key={noun}
            label="Holds when"
            noun={noun}
            value={values.condition ?? rule?.condition ?? {}}
            onChange={(condition) => set('condition', condition)}
          />
        );
      }}
    </FormDrawer>
  );
}

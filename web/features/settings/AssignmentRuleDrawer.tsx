import { MultiSelect } from '@mantine/core';
import {
  type AssignmentRuleFieldsFragment,
  type AssignmentRulesQuery,
  CreateAssignmentRuleDocument,
  type CreateAssignmentRuleInput,
  DeleteAssignmentRuleDocument,
  UpdateAssignmentRuleDocument,
} from '../../gql/graphql';
import { useSave } from '../../kit/data/useSave';
import { fieldsOf } from '../../kit/fields/field';
import { FilterInput } from '../../kit/filter/FilterInput';
import { DeleteRule } from './DeleteRule';
import { FormDrawer } from './SettingsForm';

export const METHODS = [
  { value: 'ROUND_ROBIN', label: 'In turn' },
  { value: 'LOAD', label: 'Fewest open leads' },
  { value: 'FIXED', label: 'Always the first' },
];
const fresh = { method: 'ROUND_ROBIN', active: true, condition: {}, userIds: [] };

interface AssignmentRuleDrawerProps {
  rule: AssignmentRuleFieldsFragment | 'new' | null;
  users: AssignmentRulesQuery['users']['nodes'];
  teams: AssignmentRulesQuery['teams']['nodes'];
  onClose: () => void;
}

/** Creates or changes a rule by which leads get their owner. */
export function AssignmentRuleDrawer({ rule: shown, users, teams, onClose }: AssignmentRuleDrawerProps) {
  const save = useSave();
  const rule = shown === 'new' ? null : shown;
  const refetch = ['AssignmentRules'];
  const fields = fieldsOf([
    { key: 'name', label: 'Name', type: 'text', required: true, help: 'Leads say which rule assigned them.' },
    { key: 'method', label: 'Picks', type: 'choice', options: METHODS, required: true },
    {
      key: 'teamId',
      label: 'Of the team',
      type: 'choice',
      options: teams.map(({ id, name }) => ({ value: id, label: name })),
    },
    { key: 'active', label: 'Applied', type: 'boolean' },
    { key: 'position', label: 'Position', type: 'number', help: 'Smaller numbers come first.' },
  ]);
  const people = users
    .filter(({ id, status }) => status === 'ACTIVE' || rule?.userIds.includes(id))
    .map(({ id, name, status }) => ({
      value: id,
      label: status === 'ACTIVE' ? name : `${name} (not active)`,
    }));
  return (
    <FormDrawer
      title={rule ? `Edit ${rule.name}` : 'Create assignment rule'}
      opened={Boolean(shown)}
      onClose={onClose}
      creating={!rule}
      fields={fields}
      record={rule ?? fresh}
      submitLabel={rule ? 'Save rule' : 'Create rule'}
      save={(values, version) =>
        rule
          ? save(
              UpdateAssignmentRuleDocument,
              { input: { id: rule.id, version, ...values } },
              { done: `${rule.name} saved`, refetch },
            )
          : save(
              CreateAssignmentRuleDocument,
              { input: { ...fresh, ...values, name: values.name } as CreateAssignmentRuleInput },
              { done: `${values.name} created`, refetch },
            )
      }
      after={
        rule?.viewerCan.includes('delete') && (
          <DeleteRule
            name={rule.name}
            question={`${rule.name} no longer assigns leads. Those it has assigned keep their owners.`}
            onDelete={async () => {
              await save(
                DeleteAssignmentRuleDocument,
                { id: rule.id, version: rule.version },
                { done: `${rule.name} deleted`, refetch },
              );
              onClose();
            }}
          />
        )
      }
    >
      {(values, set) => (
        <>
          <MultiSelect
            label="People"
            data={people}
            value={values.userIds ?? rule?.userIds ?? []}
            onChange={(ids) => set('userIds', ids)}
            searchable
          />
          <FilterInput
            label="For leads of which"
            noun="Lead"
            value={values.condition ?? rule?.condition ?? {}}
            onChange={(condition) => set('condition', condition)}
          />
        </>
      )}
    </FormDrawer>
  );
}

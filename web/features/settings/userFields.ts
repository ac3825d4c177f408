import { useQuery } from '@apollo/client/react';
import { SettingsChoicesDocument } from '../../gql/graphql';
import { fieldsOf } from '../../kit/fields/field';

/** The roles and teams there are, as choices. */
export function useSettingsChoices() {
  const { data } = useQuery(SettingsChoicesDocument);
  return {
    roles: (data?.roles.nodes ?? []).map(({ id, name }) => ({ value: id, label: name })),
    teams: (data?.teams.nodes ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}

const ALWAYS = ['OWNER', 'ADMIN'];

/** The roles that a custom field can be for; owners and admins see and set every one. */
export function useFieldRoles() {
  const { data } = useQuery(SettingsChoicesDocument);
  return (data?.roles.nodes ?? [])
    .filter(({ key }) => !key || !ALWAYS.includes(key))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** The fields of an invitation. */
export const inviteFields = (teams: { value: string; label: string }[]) =>
  fieldsOf([
    { key: 'email', label: 'Email', type: 'email', required: true, help: 'The invitation goes there.' },
    { key: 'name', label: 'Name', type: 'text', required: true },
    { key: 'teamId', label: 'Team', type: 'choice', options: teams },
  ]);

/** The fields of a user that can be changed. */
export const userFields = (teams: { value: string; label: string }[]) =>
  fieldsOf([
    { key: 'name', label: 'Name', type: 'text', required: true },
    { key: 'jobTitle', label: 'Job title', type: 'text' },
    { key: 'phone', label: 'Phone', type: 'phone' },
    { key: 'teamId', label: 'Team', type: 'choice', options: teams },
  ]);

import { Badge, Tooltip } from '@mantine/core';
import type { FieldPrivacy } from '../../gql/graphql';
import type { Field } from './field';

const MEANING = {
  PERSONAL: 'Says something personal. It is exported only with the right to export personal fields.',
  SENSITIVE: 'Says something sensitive. It is exported only with the right to export personal fields.',
};

/** Tells what a field says about people; nothing when that is nothing. */
export function PrivacyBadge({ privacy }: { privacy?: FieldPrivacy }) {
  if (!privacy || privacy === 'NONE') return null;
  return (
    <Tooltip label={MEANING[privacy]} multiline maw={280} withinPortal>
      <Badge component="span" size="xs" variant="light" color={privacy === 'SENSITIVE' ? 'red' : 'yellow'}>
        {privacy === 'SENSITIVE' ? 'Sensitive' : 'Personal'}
      </Badge>
    </Tooltip>
  );
}

/** The name of a field over its input, with what it says about people. */
export const labelOf = ({ label, privacy }: Field) =>
  !privacy || privacy === 'NONE' ? (
    label
  ) : (
    <>
      {label} <PrivacyBadge privacy={privacy} />
    </>
  );

import { Anchor } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useReference } from '../data/references';
import type { Person } from './people';

/** Those who take part: as links where they have a page, others by name. */
export const PeopleNames = ({ people }: { people: Person[] }) =>
  people.map((person, index) => (
    <Fragment key={`${person.id} ${person.name}`}>
      {index > 0 && ', '}
      <PersonName {...person} />
    </Fragment>
  ));

function PersonName({ type, id, name, address }: Person) {
  const href = useReference(type.toLowerCase())?.href;
  return id && href ? (
    <Anchor component={Link} to={href(id)} inherit underline="always">
      {name}
    </Anchor>
  ) : (
    <span title={address ?? undefined}>{name}</span>
  );
}

import { Field, ID, Int, InterfaceType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import { registerField } from './field.js';
import { DateTimeScalar } from './scalars.js';

/**
 * What every record has. The primary key is (organizationId, id): PostgreSQL itself refuses references
 * between organizations, and every table can be distributed by organization.
 */
@InterfaceType('Record', {
  description: 'What every record has: identity, times, version for optimistic locking, rights and history.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class BaseRecord {
  @PrimaryColumn('uuid', { name: 'organization_id' })
  organizationId: string;

  @Field(() => ID, { description: 'UUID v7; sorts by creation.' })
  @PrimaryColumn('uuid')
  id: string;

  @Field(() => DateTimeScalar, { description: 'When the record was created.' })
  @Column('timestamptz', { name: 'created_at' })
  createdAt: string;

  @Field(() => DateTimeScalar, { description: 'When the record was last changed.' })
  @Column('timestamptz', { name: 'updated_at' })
  updatedAt: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the record was put in the bin; null while it is live.',
  })
  @Column('timestamptz', { name: 'deleted_at', nullable: true })
  deletedAt: string | null;

  @Field(() => Int, {
    description: 'Counts the changes; send it back with an update to be told of conflicts.',
  })
  @Column('integer')
  version: number;
}

registerField(BaseRecord, {
  key: 'organizationId',
  column: 'organization_id',
  type: 'ID',
  label: 'Organization',
  hidden: true,
});
registerField(BaseRecord, { key: 'id', column: 'id', type: 'ID', label: 'ID', filter: true, sort: true });
registerField(BaseRecord, {
  key: 'createdAt',
  column: 'created_at',
  type: 'INSTANT',
  label: 'Created',
  filter: true,
  sort: true,
});
registerField(BaseRecord, {
  key: 'updatedAt',
  column: 'updated_at',
  type: 'INSTANT',
  label: 'Updated',
  filter: true,
  sort: true,
});
registerField(BaseRecord, {
  key: 'deletedAt',
  column: 'deleted_at',
  type: 'INSTANT',
  label: 'Deleted',
  filter: true,
  nullable: true,
});
registerField(BaseRecord, { key: 'version', column: 'version', type: 'INTEGER', label: 'Version' });

/** A class of records: what the kernel's functions take to know table, fields and policy. */
export type RecordClass<T extends BaseRecord = BaseRecord> = (abstract new () => T) & { name: string };

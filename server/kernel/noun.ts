import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { BaseRecord, type RecordClass } from './record.js';

export interface NounOptions {
  table: string;
  /** Plural in operations: `clients`. */
  plural: string;
  /** What it is called on screen: `Client`. */
  label: string;
  description: string;
  /** Prefix of its permissions and events: `client`. Defaults to the class name in lower camel case. */
  noun?: string;
  /** The field that names a record to people; needed for search and references by name. */
  title?: string;
  /** Of what is found by the words of long texts, such as notes, rather than by an entry of a few words: the field whose latest come first. */
  longText?: string;
  /** Found by the words of descriptions and custom fields as well, where nothing is by name. */
  details?: boolean;
  /** For parts of another noun, such as line items: whoever may update that noun may write its parts. */
  partOf?: string;
}

export interface NounSpec extends NounOptions {
  Class: RecordClass;
  noun: string;
}

const nouns = new Map<object, NounSpec>();

/** Declares a class as a noun: TypeORM entity, GraphQL object (an entity of the federated schema), and its entry in the house. */
export function Noun(options: NounOptions): ClassDecorator {
  return (target) => {
    const Class = target as unknown as RecordClass;
    const noun = options.noun ?? Class.name.charAt(0).toLowerCase() + Class.name.slice(1);
    nouns.set(Class, { ...options, Class, noun });
    Entity(options.table)(target);
    ObjectType({ implements: BaseRecord, simpleResolvers: true, description: options.description })(target);
  };
}

/** The noun's entry; throws for a class that is none. */
export function nounOf(Class: { name: string }): NounSpec {
  const spec = nouns.get(Class);
  if (!spec) throw new Error(`${Class.name} is not declared with @Noun`);
  return spec;
}

/** Every noun, in the order in which the features were loaded. */
export const allNouns = (): NounSpec[] => [...nouns.values()];

/** The noun of that class name (`Client`), or undefined. */
export const nounNamed = (name: string): NounSpec | undefined =>
  allNouns().find((spec) => spec.Class.name === name);

import { Field, InputType, ObjectType } from 'type-graphql';

/** A postal address; kept as one JSON value. */
@ObjectType({ simpleResolvers: true, description: 'A postal address.' })
@InputType('AddressInput', { description: 'A postal address; it replaces the former one as a whole.' })
export class Address {
  @Field(() => String, { nullable: true, description: 'Street and number.' })
  line1?: string | null;
  @Field(() => String, { nullable: true, description: 'Building, floor, care of.' })
  line2?: string | null;
  @Field(() => String, { nullable: true, description: 'City.' })
  city?: string | null;
  @Field(() => String, { nullable: true, description: 'State, province or region.' })
  region?: string | null;
  @Field(() => String, { nullable: true, description: 'Postal code.' })
  postalCode?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 country, or the name as it came.' })
  country?: string | null;
}

/** For JsonField: the shape of an address in the schema. */
export const addressShape = { object: () => Address, input: () => Address };

import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import { choices } from '../../kernel/field.js';
import { Contact } from '../contacts/contact.entity.js';
import { Interaction } from './interaction.entity.js';
import { personOf } from './participants.js';

const AttendeeType = choices('AttendeeType', 'What Rapport knows of somebody who took part.', {
  CONTACT: 'A contact.',
  USER: 'A colleague.',
  OTHER: 'Somebody else, or somebody you may not see: only the text.',
});

@ObjectType({
  simpleResolvers: true,
  description: 'Somebody who took part in an interaction, or is to take part in an activity.',
})
export class Attendee {
  @Field(() => AttendeeType as never, { description: 'Contact, colleague, or neither.' })
  type: string;
  @Field(() => ID, { nullable: true, description: 'Id of the contact or user.' })
  id: string | null;
  @Field(() => String, { description: 'The name as it is now, else the text that was written down.' })
  name: string;
  @Field(() => String, { nullable: true, description: 'E-mail address, when known.' })
  address: string | null;
}

derivedFrom(Interaction, 'attendees', ['participants', 'participantRefs']);

@Resolver(() => Interaction)
export class AttendeesResolver {
  @FieldResolver(() => [Attendee], { description: 'Those who took part, with what is known of them.' })
  attendees(
    @Root() { participants, participantRefs }: Interaction,
    @Ctx() ctx: Context,
  ): Promise<Attendee[]> {
    return attendeesOf(ctx, participants, participantRefs);
  }
}

/** What is known of people by their texts and links. */
export const attendeesOf = (ctx: Context, texts: string[], refs: string[]): Promise<Attendee[]> =>
  Promise.all(texts.map((text, at) => attendeeOf(ctx, text, refs[at])));

async function attendeeOf(ctx: Context, text: string, ref: string | undefined): Promise<Attendee> {
  const person = await personOf(ref, ctx);
  if (!person) return { type: AttendeeType.OTHER, id: null, name: text, address: null };
  const type = person instanceof Contact ? AttendeeType.CONTACT : AttendeeType.USER;
  return { type, id: person.id, name: person.name, address: person.email };
}

import { Field, ID, InputType } from 'type-graphql';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { ApiKey } from './apiKey.entity.js';
import { Organization } from './organization.entity.js';
import { Role } from './role.entity.js';
import { Team } from './team.entity.js';
import { User } from './user.entity.js';

export const UpdateOrganizationInput = updateInputOf(Organization);
export const CreateUserInput = createInputOf(User);
export const UpdateUserInput = updateInputOf(User);
export const CreateTeamInput = createInputOf(Team);
export const UpdateTeamInput = updateInputOf(Team);
export const CreateRoleInput = createInputOf(Role);
export const UpdateRoleInput = updateInputOf(Role);
export const CreateApiKeyInput = createInputOf<{ name: string; scopes: string[]; expiresAt?: string | null }>(
  ApiKey,
);

@InputType({ description: 'E-mail address and password.' })
export class LoginInput {
  @Field(() => String, { description: 'E-mail address.' })
  email: string;
  @Field(() => String, { description: 'Password.' })
  password: string;
}

@InputType({ description: 'A new organization and its owner.' })
export class SignUpInput {
  @Field(() => String, { description: 'Name of the organization.' })
  organizationName: string;
  @Field(() => String, { description: 'Your full name.' })
  name: string;
  @Field(() => String, { description: 'Your e-mail address.' })
  email: string;
  @Field(() => String, { description: 'A password of at least 10 characters.' })
  password: string;
  @Field(() => String, { nullable: true, description: 'IANA time zone; UTC without one.' })
  timeZone?: string | null;
  @Field(() => String, { nullable: true, description: 'Language tag; en-US without one.' })
  locale?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217 currency; USD without one.' })
  baseCurrency?: string | null;
}

@InputType({ description: 'Whom to invite, and as what.' })
export class InviteUserInput {
  @Field(() => String, { description: 'E-mail address the invitation goes to.' })
  email: string;
  @Field(() => String, { description: 'Full name.' })
  name: string;
  @Field(() => ID, { nullable: true, description: 'Team to work in.' })
  teamId?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Roles to have.' })
  roleIds?: string[] | null;
}

@InputType({ description: 'Acceptance of an invitation.' })
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The secret of the link.' })
  token: string;
  @Field(() => String, { nullable: true, description: 'Your name, if the invitation has it wrong.' })
  name?: string | null;
  @Field(() => String, { description: 'A new password, or that of your existing sign-in.' })
  password: string;
}

@InputType({ description: 'A new password.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The secret of the link.' })
  token: string;
  @Field(() => String, { description: 'The new password.' })
  password: string;
}

import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { Extensions } from 'type-graphql';
import { noteRefusal } from './audit.js';
import type { Context } from './context.js';
import { hiddenCustomKeys, without } from './customFilter.js';
import { forbidden, RapportError } from './errors.js';
import { fieldsOf } from './field.js';
import { answerOnce } from './idempotency.js';
import { allNouns } from './noun.js';
import { declaredPermissions } from './policy.js';

/** The permission a root field asks for; the guard enforces it, the role editor lists it. */
export const Can = (permission: string): MethodDecorator =>
  Extensions({ can: permission }) as MethodDecorator;

/** A root field that needs no permission, with the reason why. */
export const Public = (why: string): MethodDecorator => Extensions({ public: why }) as MethodDecorator;

/** A root field that needs a signed-in user but no permission, with the reason why. */
export const SignedIn = (why: string): MethodDecorator => Extensions({ signedIn: why }) as MethodDecorator;

/** A mutation that also works while somebody looks at the app as another user or role. */
export const WhileViewing = (): MethodDecorator => Extensions({ whileViewing: true }) as MethodDecorator;

interface Marks {
  whileViewing?: boolean;
  can?: string;
  public?: string;
  signedIn?: string;
}

/** What a root field declares about who may call it. */
export const marksOf = (field: GraphQLField<unknown, Context>): Marks => field.extensions as Marks;

/** The root fields of a schema with their kind. */
export function rootFields(
  schema: GraphQLSchema,
): { kind: 'Query' | 'Mutation' | 'Subscription'; field: GraphQLField<unknown, Context> }[] {
  const roots: [kind: 'Query' | 'Mutation' | 'Subscription', type: GraphQLObjectType | null | undefined][] = [
    ['Query', schema.getQueryType()],
    ['Mutation', schema.getMutationType()],
    ['Subscription', schema.getSubscriptionType()],
  ];
  return roots.flatMap(([kind, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field })),
  );
}

/** The permission names that the schema asks for, sorted: the rows of the role editor. */
export function permissionsOf(schema: GraphQLSchema): string[] {
  const named = rootFields(schema).map(({ field }) => marksOf(field).can);
  const sensitive = allNouns().flatMap(({ Class }) =>
    [...fieldsOf(Class).values()].map((field) => field.sensitive),
  );
  return [...new Set([...named, ...sensitive, ...declaredPermissions()])]
    .filter((permission) => permission !== undefined)
    .sort();
}

/** Throws unless the actor of the context may call the root field; a refusal is put on record. */
export function checkAccess(ctx: Context, field: GraphQLField<unknown, Context>): void {
  const marks = marksOf(field);
  if (marks.public) return;
  const { actor } = ctx;
  if (!marks.can || actor.can(marks.can)) return;
  noteRefusal(ctx, field.name, marks.can);
  throw forbidden(`You need the permission ${marks.can}.`);
}

/** Nothing can be changed while looking as somebody else. */
export const readOnly = (name: string) =>
  forbidden(`You are looking as ${name}: nothing can be changed. Go back to yourself first.`);

/** Puts on record when the work of a permitted root field turns out to be refused, for instance for this record. */
async function noted<R>(ctx: Context, operation: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RapportError && error.code === 'FORBIDDEN') noteRefusal(ctx, operation);
    throw error;
  }
}

/**
 * Walks the schema once at boot. A root field that names neither a permission nor a reason to be open stops the
 * server. Mutations run in one transaction; sensitive fields read as null for those without the right.
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  for (const { kind, field } of rootFields(schema)) {
    const marks = marksOf(field);
    if (!marks.can && !marks.public && !marks.signedIn)
      throw new Error(`${kind}.${field.name} names no permission: add @Can, @SignedIn or @Public.`);
    const resolve = field.resolve ?? defaultFieldResolver;
    if (kind === 'Query')
      field.resolve = (source, args, ctx: Context, info) => {
        checkAccess(ctx, field);
        return resolve(source, args, ctx, info);
      };
    if (kind === 'Mutation')
      field.resolve = async (source, args, ctx: Context, info) => {
        checkAccess(ctx, field);
        return noted(ctx, field.name, () => {
          if (ctx.signedIn && ctx.actor.viewing && !marks.whileViewing)
            throw readOnly(ctx.actor.viewing.name);
          return ctx.db.tx(() => answerOnce(ctx, info, args, async () => resolve(source, args, ctx, info)));
        });
      };
  }
  for (const { Class } of allNouns()) {
    guardSensitive(schema, Class);
    guardCustom(schema, Class);
  }
  return schema;
}

function guardSensitive(schema: GraphQLSchema, Class: { name: string }) {
  const type = schema.getType(Class.name);
  if (!isObjectType(type)) return;
  for (const spec of fieldsOf(Class).values()) {
    const field = spec.sensitive && type.getFields()[spec.key];
    if (!field) continue;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, ctx: Context, info) =>
      ctx.actor.can(spec.sensitive!) ? resolve(source, args, ctx, info) : null;
  }
}

/** Values of custom fields that the actor does not get to see are left out wherever records are read. */
function guardCustom(schema: GraphQLSchema, Class: { name: string }) {
  const type = schema.getType(Class.name);
  const field = isObjectType(type) ? type.getFields().customFields : undefined;
  if (!field) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = async (source, args, ctx: Context, info) =>
    without(await resolve(source, args, ctx, info), await hiddenCustomKeys(ctx, Class.name));
}

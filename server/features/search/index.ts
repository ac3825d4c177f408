import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { Feature } from '../../kernel/feature.js';
import { SignedIn } from '../../kernel/guard.js';
import { describeAnew } from './describeAnew.js';
import { forgetWords } from './forgetWords.js';
import { search } from './search.query.js';

@ObjectType({ simpleResolvers: true, description: 'A record that was found.' })
class SearchHit {
  @Field(() => String, { description: 'Its type, such as Client.' })
  type: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
  @Field(() => String, { description: 'Its name.' })
  title: string;
  @Field(() => String, { nullable: true, description: 'What helps to tell it from others.' })
  subtitle: string | null;
  @Field(() => String, { description: 'Its page in the web app.' })
  url: string;
}

@ObjectType({ simpleResolvers: true, description: 'What was found of one type.' })
class SearchGroup {
  @Field(() => String, { description: 'The type, such as Client.' })
  type: string;
  @Field(() => String, { description: 'What it is called on screen.' })
  label: string;
  @Field(() => [SearchHit], { description: 'The best hits.' })
  hits: SearchHit[];
}

@Resolver()
class SearchResolver {
  @SignedIn('It searches only what one may see.')
  @Query(() => [SearchGroup], {
    description:
      'What contains all the words, as far as you may see it: clients, contacts, leads, opportunities, activities, files, products, competitors, users, price lists, call scripts and tags by name, e-mail address, phone number or external id; where few are found so, clients, contacts, leads, opportunities, activities, products and competitors also by the words of their description or notes and of custom fields that everybody may read; and interactions by the words of their subject, text and outcome. Also with a typing error. The best match comes first.',
  })
  search(
    @Arg('text', () => String, { description: 'At least two characters.' }) text: string,
    @Arg('first', () => Int, {
      nullable: true,
      defaultValue: 5,
      description: 'Hits of each type, at most 20.',
    })
    first: number,
    @Arg('types', () => [String], {
      nullable: true,
      description: 'Only of these types, such as Client; of all without them.',
    })
    types: string[] | null,
    @Ctx() ctx: Context,
  ) {
    return search(ctx, text, first, types);
  }
}

export const searching: Feature = {
  name: 'search',
  resolvers: [SearchResolver],
  jobs: [forgetWords, describeAnew as never],
};

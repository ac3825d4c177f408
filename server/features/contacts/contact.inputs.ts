import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { Contact } from './contact.entity.js';

export const CreateContactInput = createInputOf(Contact);
export const UpdateContactInput = updateInputOf(Contact);

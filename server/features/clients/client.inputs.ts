import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { Client } from './client.entity.js';

export const CreateClientInput = createInputOf(Client);
export const UpdateClientInput = updateInputOf(Client);

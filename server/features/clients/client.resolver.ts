import { bulkOperations } from '../../kernel/bulk.js';
import { recordOperations } from '../../kernel/operations.js';
import { Client } from './client.entity.js';
import { CreateClientInput, UpdateClientInput } from './client.inputs.js';

export const clientResolvers = [
  ...recordOperations({ Class: Client, CreateInput: CreateClientInput, UpdateInput: UpdateClientInput }),
  ...bulkOperations(Client),
];

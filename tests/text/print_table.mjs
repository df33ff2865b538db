// Prints the README's table of hyperparameters from the schema: npm run table
import { createServer } from 'vite';

const server = await createServer({ server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { hyperparameterTable } = await server.ssrLoadModule('/tests/text/hyperparameter_table.ts');
console.log(hyperparameterTable());
await server.close();

import { serve } from '../worker/serve.ts';
import { ReferenceEngine } from './engine.ts';

serve(Promise.resolve(new ReferenceEngine()));

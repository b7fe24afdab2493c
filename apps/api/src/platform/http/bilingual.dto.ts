// A text in both languages.
import { TextField } from './fields.js';

export class BilingualDto {
  @TextField({ description: 'Dutch text.', maxLength: 4000 }) readonly nl: string;
  @TextField({ description: 'English text.', maxLength: 4000 }) readonly en: string;
}

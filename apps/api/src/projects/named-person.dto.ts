// A person as pages name them.
import { Answered } from '../platform/http/index.js';

export class NamedPersonDto {
  @Answered({ description: 'Id of the person.' }) readonly id: string;
  @Answered({ description: 'Name.' }) readonly displayName: string;
  @Answered({ description: 'Function.' }) readonly functionTitle: string;
}

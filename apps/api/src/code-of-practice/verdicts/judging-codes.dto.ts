// The version of the code by which something was judged, as the api names it.
import { type JudgingCode } from '../../gate/index.js';
import { Answered } from '../../platform/http/index.js';
import { CODE_STATES } from '../versions/code-version.states.js';

export class JudgingCodeDto {
  @Answered({ description: 'Label of the version.', example: '2026.2' }) readonly label: string;
  @Answered({ description: 'Id of the version; null where it is not kept.', nullable: true }) readonly id: string | null;
  @Answered({ description: 'State of the version today; null where it is not kept.', values: CODE_STATES, nullable: true })
  readonly state: string | null;

  constructor({ label, id, state }: JudgingCode) {
    this.label = label;
    this.id = id;
    this.state = state;
  }
}

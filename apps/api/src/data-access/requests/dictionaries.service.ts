// The dictionary that goes with a delivery: what each column means, in which form it leaves, and which do not leave at all.
import { Inject, Injectable } from '@nestjs/common';
import { Journal } from '../../audit-log/index.js';
import { type Actor, NotFound } from '../../common/index.js';
import { DatasetsService, type FieldView } from '../../datasets/index.js';
import { type ColumnAction } from '../../gate/index.js';
import { AccessRequestsService } from './access-requests.service.js';

export interface DictionaryColumn {
  readonly field: FieldView;
  /** What the code of practice makes of the column now; null: it does not speak of it, so it does not leave. */
  readonly action: ColumnAction | null;
}

@Injectable()
export class DictionariesService {
  constructor(
    @Inject(AccessRequestsService) private readonly requests: AccessRequestsService,
    @Inject(DatasetsService) private readonly datasets: DatasetsService,
    @Inject(Journal) private readonly journal: Journal,
  ) {}

  /** Answers the columns of a request in the order asked for. @throws NotFound (404) */
  async of(actor: Actor, requestId: string): Promise<readonly DictionaryColumn[]> {
    const { request, answer } = await this.requests.get(actor, requestId);
    const data = await this.journal.read(actor.institutionId, (tx) =>
      this.datasets.version(tx, actor.institutionId, request.datasetVersionId),
    );
    if (data === null) {
      throw new NotFound();
    }
    return request.fields.flatMap((code) => {
      const field = data.fields.find((one) => one.code === code);
      return field === undefined ? [] : [{ field, action: answer.decided.columns[code] ?? null }];
    });
  }
}

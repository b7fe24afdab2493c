// Queries on definitions.
import { Injectable } from '@nestjs/common';
import { type PageRequest } from '../../common/index.js';
import { idsOf, sliceOf, type Tx } from '../../platform/database/index.js';
import { DefinitionEntity } from './definition.entity.js';

@Injectable()
export class DefinitionsRepository {
  async page(tx: Tx, institutionId: string, page: PageRequest, term: string | null): Promise<DefinitionEntity[]> {
    return tx.find(DefinitionEntity, {
      where: { institutionId, ...(term === null ? {} : { term }), ...idsOf(page) },
      ...sliceOf(page),
    });
  }

  async latest(tx: Tx, institutionId: string, term: string): Promise<DefinitionEntity | null> {
    return tx.findOne(DefinitionEntity, { where: { institutionId, term }, order: { version: 'DESC' } });
  }

  async insert(tx: Tx, definition: DefinitionEntity): Promise<void> {
    await tx.insert(DefinitionEntity, definition);
  }
}

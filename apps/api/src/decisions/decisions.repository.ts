// Queries on decisions.
import { Injectable } from '@nestjs/common';
import { type Tx } from '../platform/database/index.js';
import { DecisionEntity } from './decision.entity.js';

@Injectable()
export class DecisionsRepository {
  async insert(tx: Tx, decision: DecisionEntity): Promise<void> {
    await tx.insert(DecisionEntity, decision);
  }

  async ofSubject(tx: Tx, institutionId: string, subjectKind: string, subjectId: string): Promise<DecisionEntity[]> {
    return tx.find(DecisionEntity, { where: { institutionId, subjectKind, subjectId }, order: { id: 'ASC' } });
  }
}

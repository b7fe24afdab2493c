// Who above is told, in the same transaction, when a project changes state; a handler may throw to stop it.
import { Injectable } from '@nestjs/common';
import { type Actor } from '../common/index.js';
import { type Tx } from '../platform/database/index.js';
import { type ProjectState } from './project.states.js';

export interface ProjectTransition {
  readonly projectId: string;
  readonly from: ProjectState | null;
  readonly to: ProjectState;
}

export type TransitionHandler = (tx: Tx, actor: Actor, transition: ProjectTransition) => Promise<void>;

@Injectable()
export class ProjectWatchers {
  private readonly handlers: TransitionHandler[] = [];

  /** Registers a handler, at start. */
  onTransition(handler: TransitionHandler): void {
    this.handlers.push(handler);
  }

  async tell(tx: Tx, actor: Actor, transition: ProjectTransition): Promise<void> {
    for (const handler of this.handlers) {
      await handler(tx, actor, transition);
    }
  }
}

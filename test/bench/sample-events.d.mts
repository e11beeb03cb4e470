import type { NewEvent } from '#kernel';

export function sampleEvent(stream: number, revision: number): NewEvent;

/** Kinds of channel that a message, or a person's call, can go through. */
export const channelKinds = ['email', 'sms', 'phone', 'webhook'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/**
 * What a failure says of the channel itself. `unreachable`: it is known to reach nobody. `doubtful`: it may be the message
 * or the moment; two such failures on different days count as unreachable (FM-28).
 */
export type ChannelVerdict = 'doubtful' | 'unreachable';

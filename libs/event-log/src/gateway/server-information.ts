import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { ticks } from './recorded-event.message.js';
import { uuidMessage } from './wire-values.js';

const served = [
  StreamsService.read,
  StreamsService.append,
  StreamsService.batchAppend,
  StreamsService.tombstone,
  GossipService.read,
  ServerFeaturesService.getSupportedMethods,
];

/** What is served, by which clients choose how they ask. Names in small letters, as servers give them. */
export function supportedMethods(version: string): features.SupportedMethods {
  const supported = new features.SupportedMethods();
  supported.setEventStoreServerVersion(version);
  for (const { path } of served) {
    const [, service = '', name = ''] = path.toLowerCase().split('/');
    const method = new features.SupportedMethod();
    method.setServiceName(service);
    method.setMethodName(name);
    supported.addMethods(method);
  }
  return supported;
}

/**
 * A cluster of one, which leads. It is to be found where the client has found it, so that a client which asks the cluster
 * for its members gets an address that works from where it is.
 */
export function clusterOfOne(
  instanceId: string,
  authority: string,
  fallback: { readonly host: string; readonly port: number },
  now: number,
): gossip.ClusterInfo {
  const [, host = fallback.host, port = String(fallback.port)] =
    /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(authority) ?? [];
  const endPoint = new gossip.EndPoint();
  endPoint.setAddress(host);
  endPoint.setPort(Number(port));
  const member = new gossip.MemberInfo();
  member.setInstanceId(uuidMessage(instanceId, 'string'));
  member.setTimeStamp(ticks(now));
  member.setState(gossip.MemberInfo.VNodeState.LEADER);
  member.setIsAlive(true);
  member.setHttpEndPoint(endPoint);
  const cluster = new gossip.ClusterInfo();
  cluster.addMembers(member);
  return cluster;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse, parseAllDocuments } from 'yaml';
import { configured, deploy, ofImage, textOf, version } from './support/deployed.js';

interface Manifest {
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: Spec;
}

/** Of all kinds together: what is read is what the kind has. */
interface Spec {
  readonly selector: { readonly matchLabels: object };
  readonly template: { readonly spec: PodSpec };
  readonly policyTypes: readonly string[];
  readonly ingress?: readonly Rule[];
  readonly egress?: readonly Rule[];
}

interface Rule {
  readonly ports?: readonly object[];
}

interface PodSpec {
  readonly containers: readonly {
    readonly env: readonly { readonly name: string; readonly value: string }[];
    readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
  }[];
  readonly volumes: readonly { readonly name: string }[];
}

describe('the Kubernetes manifests', () => {
  const folder = join(deploy, 'kubernetes');
  const kustomization = parse(textOf('deploy/kubernetes/kustomization.yaml')) as {
    resources: readonly string[];
    configMapGenerator: readonly { name: string; files: readonly string[] }[];
    images: readonly { name: string; newTag: string }[];
  };
  const documents = kustomization.resources.flatMap((file) =>
    parseAllDocuments(readFileSync(join(folder, file), 'utf8')),
  );
  const manifests = documents.map((document) => document.toJS() as Manifest);
  const named = (kind: string) => manifests.filter((one) => one.kind === kind);

  it('are YAML', () => {
    expect(documents.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('are all part of the kustomization', () => {
    const parts = [
      'kustomization.yaml',
      ...kustomization.resources,
      ...kustomization.configMapGenerator.flatMap(({ files }) => files),
    ];
    expect(readdirSync(folder).toSorted()).toEqual(parts.toSorted());
    expect(kustomization.images).toMatchObject([{ name: 'rollcall', newTag: version }]);
  });

  it('hold no secret', () => {
    expect(named('Secret')).toEqual([]);
  });

  it('have a disruption budget for each deployment, and the service leads to a pod', () => {
    const selectors = named('PodDisruptionBudget').map(({ spec }) => spec.selector);
    const deployments = named('Deployment').map(({ spec }) => spec.selector);
    expect(deployments).toHaveLength(2);
    expect(selectors).toEqual(deployments);
    for (const { spec } of named('PodDisruptionBudget'))
      expect(spec).toHaveProperty('minAvailable', 1);
    expect(named('Service').map(({ spec }) => ({ matchLabels: spec.selector }))).toEqual([
      deployments[0],
    ]);
  });

  it('let nothing in or out that is not said', () => {
    const [first, ...others] = named('NetworkPolicy').map(({ spec }) => spec);
    expect(first).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
    for (const spec of others) {
      const rules = spec.policyTypes.flatMap(
        (type) => spec[type === 'Egress' ? 'egress' : 'ingress'] ?? [],
      );
      expect(rules.length).toBeGreaterThan(0);
      for (const { ports = [] } of rules) expect(ports.length).toBeGreaterThan(0);
    }
  });

  it.each(named('Deployment').map((one) => [one.metadata.name, one] as const))(
    '%s runs twice, without rights, with probes and bounds',
    (_, { spec }) => {
      expect(spec).toMatchObject({
        replicas: 2,
        template: {
          metadata: { labels: spec.selector.matchLabels },
          spec: {
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 },
            topologySpreadConstraints: expect.arrayContaining([expect.any(Object)]),
            containers: [
              {
                image: `rollcall:${version}`,
                startupProbe: { httpGet: { path: '/health/live', port: 'http' } },
                livenessProbe: { httpGet: { path: '/health/live', port: 'http' } },
                readinessProbe: { httpGet: { path: '/health/ready', port: 'http' } },
                resources: { requests: expect.any(Object), limits: expect.any(Object) },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
          },
        },
      });
    },
  );

  it.each(named('Deployment').map((one) => [one.metadata.name, one] as const))(
    '%s is configured as Rollcall understands it',
    (_, { spec }) => {
      const { containers, volumes } = spec.template.spec;
      const [container] = containers;
      const { env, volumeMounts } = container!;
      const environment = Object.fromEntries(env.map(({ name, value }) => [name, value]));
      const { ROLLCALL_CONFIG: file = '', ...settings } = environment;
      const config = configured(
        { ...ofImage, ...settings },
        join(folder, kustomization.configMapGenerator[0]!.files[0]!),
      );
      expect(config).toMatchObject({ profile: 'cluster', http: { host: '0.0.0.0' } });
      expect(config.roles).toEqual([environment['ROLLCALL_ROLES']]);
      const mounts = new Map(volumeMounts.map(({ name, mountPath }) => [name, mountPath]));
      expect(new Set(mounts.keys())).toEqual(new Set(volumes.map(({ name }) => name)));
      expect(mounts.get('data')).toBe(config.data);
      expect(file).toBe(`${mounts.get('config')}/${kustomization.configMapGenerator[0]!.files[0]}`);
      for (const { name, value } of env.filter((one) => one.name.endsWith('_FILE')))
        expect([name, value.startsWith(`${mounts.get('secrets')}/`)]).toEqual([name, true]);
    },
  );
});

import { Cartesian3, type Matrix4, type RendererFrameState } from 'cesium';
import { ClassModels, type ModelInstance } from './class-models.ts';
import { MODEL_NAMES } from './model-shapes.ts';

/** Takes the models of a frame, by class. */
export interface ModelSink {
  add(name: string, instance: ModelInstance): void;
}

/** What a pick of a model gives back. */
interface PickedModel {
  readonly layerId: string;
  readonly model: string;
  readonly instance: number;
}

/** Lights of the look, linear. */
export interface ModelLight {
  readonly key: Cartesian3;
  readonly sky: Cartesian3;
  readonly sun: Cartesian3;
}

/** Low models of a layer near the eye: one instanced draw call a class that is in the picture. */
export class ModelPrimitive implements ModelSink {
  show = true;
  light: ModelLight = {
    key: new Cartesian3(),
    sky: new Cartesian3(),
    sun: new Cartesian3(0, 0, 1),
  };
  readonly #classes: ReadonlyMap<string, ClassModels>;

  constructor(layerId: string, modelMatrix: Matrix4) {
    const owner = {
      owner: this,
      modelMatrix,
      uniforms: {
        u_key: () => this.light.key,
        u_sky: () => this.light.sky,
        u_sun: () => this.light.sun,
      },
      picked: (model: string, instance: number): PickedModel => ({ layerId, model, instance }),
    };
    this.#classes = new Map(MODEL_NAMES.map((name) => [name, new ClassModels(name, owner)]));
  }

  /** Begins a new set of models. */
  clear(): void {
    for (const models of this.#classes.values()) models.clear();
  }

  add(name: string, instance: ModelInstance): void {
    this.#classes.get(name)?.add(instance);
  }

  /** The point a picked model stands for; -1 for none. */
  pointOf(name: string, instance: number): number {
    return this.#classes.get(name)?.points[instance] ?? -1;
  }

  update({ context, commandList, passes }: RendererFrameState): void {
    if (!this.show || !(passes.render || passes.pick)) return;
    for (const models of this.#classes.values()) {
      const command = models.command(context);
      if (command) commandList.push(command);
    }
  }

  isDestroyed(): boolean {
    return false;
  }

  destroy(): void {
    for (const models of this.#classes.values()) models.destroy();
  }
}

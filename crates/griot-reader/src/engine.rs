//! The graphs that training exported, run by rten.

use crate::vocabulary::Vocabulary;
use griot_data::models::reader as shipped;
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::{AsView, NdTensor, NdTensorView};
use std::sync::Arc;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Numbers in rows: one row a piece, a trigger, a party or a pair.
pub(crate) type Rows = NdTensor<f32, 2>;

/// What the graphs compute with: the weights, once, however many threads read.
pub(crate) struct Engine {
    pub(crate) vocabulary: Vocabulary,
    encoder: Graph<2>,
    triggers: Graph<6>,
    parties: Graph<1>,
    links: Graph<1>,
}

/// A loaded graph with its inputs and outputs in the order the code names them.
struct Graph<const OUT: usize> {
    model: Model,
    inputs: Vec<NodeId>,
    outputs: [NodeId; OUT],
}

/// What the encoder says of one window's pieces.
pub(crate) struct Encoded {
    /// [pieces, hidden]
    pub(crate) hidden: Rows,
    /// Probabilities [pieces, 1 + 2 types]: outside, then begin and inside of each type.
    pub(crate) tags: Rows,
}

/// Where the triggers of a window stand, as the trigger graph takes them.
pub(crate) struct TriggerInput {
    /// First piece of each.
    pub(crate) first: Vec<i32>,
    /// Last piece of each.
    pub(crate) last: Vec<i32>,
    /// Type of each.
    pub(crate) kind: Vec<i32>,
    /// [triggers, pieces]: rows that average over each one's pieces.
    pub(crate) share: Rows,
    /// [triggers, pieces]: bucket of the distance from the trigger to each piece.
    pub(crate) distance: NdTensor<i32, 2>,
}

/// What is said of each trigger of a window; all but the vectors are probabilities.
pub(crate) struct TriggerOutput {
    /// [triggers, wide]
    pub(crate) vectors: Rows,
    /// [triggers, statuses]
    pub(crate) status: Rows,
    /// [triggers, modes]
    pub(crate) modes: Rows,
    /// [triggers, contexts]
    pub(crate) contexts: Rows,
    /// [triggers, anchors]
    pub(crate) anchors: Rows,
    /// [triggers, pieces, roles, 3]: outside, begin, inside.
    pub(crate) roles: NdTensor<f32, 4>,
}

impl Engine {
    /// The reader that ships with Griot.
    pub(crate) fn embedded() -> Result<Self, Failure> {
        Ok(Self {
            vocabulary: Vocabulary::parse(shipped::VOCABULARY)?,
            encoder: Graph::load(shipped::ENCODER, &["ids"], ["hidden", "tags"])?,
            triggers: Graph::load(
                shipped::TRIGGERS,
                &["hidden_in", "first", "last", "kinds", "share", "distance"],
                ["vectors", "status", "modes", "contexts", "anchors", "roles"],
            )?,
            parties: Graph::load(shipped::PARTIES, &["hidden_in", "share", "vectors_in", "role"], ["sectors"])?,
            links: Graph::load(shipped::LINKS, &["a", "b", "distance"], ["links"])?,
        })
    }

    /// Hidden states and tag probabilities of a window's ids.
    pub(crate) fn encode(&self, ids: &[i32], pool: &Arc<ThreadPool>) -> Result<Encoded, Failure> {
        let ids = NdTensorView::from_data([ids.len()], ids);
        let [hidden, tags] = self.encoder.run(vec![ids.into()], pool)?;
        Ok(Encoded { hidden: hidden.try_into()?, tags: tags.try_into()? })
    }

    /// All that is said of the triggers of a window.
    pub(crate) fn triggers(
        &self,
        hidden: &Rows,
        input: &TriggerInput,
        pool: &Arc<ThreadPool>,
    ) -> Result<TriggerOutput, Failure> {
        let list = |values: &Vec<i32>| NdTensor::from_data([values.len()], values.clone()).into();
        let inputs = vec![
            hidden.view().into(),
            list(&input.first),
            list(&input.last),
            list(&input.kind),
            input.share.view().into(),
            input.distance.view().into(),
        ];
        let [vectors, status, modes, contexts, anchors, roles] = self.triggers.run(inputs, pool)?;
        Ok(TriggerOutput {
            vectors: vectors.try_into()?,
            status: status.try_into()?,
            modes: modes.try_into()?,
            contexts: contexts.try_into()?,
            anchors: anchors.try_into()?,
            roles: roles.try_into()?,
        })
    }

    /// Sector probabilities [parties, sectors + none]; `vectors` are those of each party's trigger,
    /// `role` 0 for actors and 1 for recipients.
    pub(crate) fn sectors(
        &self,
        hidden: &Rows,
        share: &Rows,
        vectors: &Rows,
        role: Vec<i32>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Rows, Failure> {
        let role = NdTensor::from_data([role.len()], role);
        let inputs = vec![hidden.view().into(), share.view().into(), vectors.view().into(), role.into()];
        let [sectors] = self.parties.run(inputs, pool)?;
        Ok(sectors.try_into()?)
    }

    /// The probability of each pair of rows of `a` and `b` that they tell the same event.
    pub(crate) fn links(
        &self,
        a: Rows,
        b: Rows,
        distance: Vec<i32>,
        pool: &Arc<ThreadPool>,
    ) -> Result<Vec<f32>, Failure> {
        let distance = NdTensor::from_data([distance.len()], distance);
        let [links] = self.links.run(vec![a.into(), b.into(), distance.into()], pool)?;
        Ok(Rows::try_from(links)?.to_vec())
    }
}

impl<const OUT: usize> Graph<OUT> {
    fn load(graph: &'static [u8], inputs: &[&str], outputs: [&str; OUT]) -> Result<Self, Failure> {
        let model = ModelOptions::with_all_ops()
            .external_data_static("weights.data", shipped::weights())
            .prepack_weights(true)
            .load_static_slice(graph)?;
        let inputs = inputs.iter().map(|name| model.node_id(name)).collect::<Result<_, _>>()?;
        let outputs = outputs.map(|name| model.node_id(name));
        let mut ids = [NodeId::from_u32(0); OUT];
        for (id, found) in ids.iter_mut().zip(outputs) {
            *id = found?;
        }
        Ok(Self { model, inputs, outputs: ids })
    }

    fn run(&self, inputs: Vec<ValueOrView>, pool: &Arc<ThreadPool>) -> Result<[Value; OUT], Failure> {
        let mut options = RunOptions::default();
        options.thread_pool = Some(Arc::clone(pool));
        let inputs = self.inputs.iter().copied().zip(inputs).collect();
        Ok(self.model.run_n(inputs, self.outputs, Some(options))?)
    }
}

//! The codebook's scores of predicted events against gold.

"""What NEST 3.10 has and Volley has not, by name, to be refused as such."""

NODE_MODELS = frozenset(
    """
    aeif_cond_alpha aeif_cond_alpha_astro aeif_cond_alpha_multisynapse aeif_cond_beta_multisynapse
    aeif_psc_alpha aeif_psc_delta aeif_psc_delta_clopath aeif_psc_exp amat2_psc_exp astrocyte_lr_1994 cm_default
    correlation_detector correlomatrix_detector correlospinmatrix_detector eprop_iaf eprop_iaf_adapt
    eprop_iaf_adapt_bsshslm_2020 eprop_iaf_bsshslm_2020 eprop_iaf_psc_delta eprop_iaf_psc_delta_adapt eprop_readout
    eprop_readout_bsshslm_2020 erfc_neuron gamma_sup_generator gauss_rate_ipn gif_cond_exp gif_cond_exp_multisynapse
    gif_pop_psc_exp gif_psc_exp gif_psc_exp_multisynapse ginzburg_neuron glif_cond glif_psc glif_psc_double_alpha
    hh_cond_beta_gap_traub hh_cond_exp_traub hh_psc_alpha hh_psc_alpha_clopath hh_psc_alpha_gap ht_neuron iaf_bw_2001
    iaf_bw_2001_exact iaf_chs_2007 iaf_chxk_2008 iaf_cond_alpha_mc iaf_cond_beta iaf_cond_exp
    iaf_cond_exp_sfa_rr iaf_psc_alpha_multisynapse iaf_psc_alpha_ps iaf_psc_delta_ps iaf_psc_exp_htum
    iaf_psc_exp_multisynapse iaf_psc_exp_ps iaf_psc_exp_ps_lossless iaf_tum_2000 ignore_and_fire izhikevich
    lin_rate_ipn lin_rate_opn mat2_psc_exp mcculloch_pitts_neuron mip_generator music_cont_in_proxy
    music_cont_out_proxy music_event_in_proxy music_event_out_proxy music_message_in_proxy music_rate_in_proxy
    music_rate_out_proxy parrot_neuron_ps poisson_generator_ps pp_cond_exp_mc_urbanczik pp_psc_delta ppd_sup_generator
    pulsepacket_generator rate_transformer_gauss rate_transformer_lin rate_transformer_sigmoid
    rate_transformer_sigmoid_gg_1998 rate_transformer_tanh rate_transformer_threshold_lin siegert_neuron
    sigmoid_rate_gg_1998_ipn sigmoid_rate_ipn sinusoidal_gamma_generator sinusoidal_poisson_generator spike_dilutor
    spike_train_injector spin_detector step_rate_generator tanh_rate_ipn tanh_rate_opn threshold_lin_rate_ipn
    threshold_lin_rate_opn volume_transmitter weight_recorder
    """.split()
)

SYNAPSE_MODELS = frozenset(
    """
    bernoulli_synapse clopath_synapse cont_delay_synapse diffusion_connection eprop_learning_signal_connection
    eprop_learning_signal_connection_bsshslm_2020 eprop_synapse eprop_synapse_bsshslm_2020 gap_junction ht_synapse
    jonke_synapse quantal_stp_synapse rate_connection_delayed rate_connection_instantaneous sic_connection
    stdp_dopamine_synapse stdp_facetshw_synapse_hom stdp_nn_pre_centered_synapse stdp_nn_restr_synapse
    stdp_nn_symm_synapse stdp_pl_synapse_hom stdp_synapse stdp_synapse_hom stdp_triplet_synapse tsodyks2_synapse
    tsodyks_synapse tsodyks_synapse_hom urbanczik_synapse vogels_sprekeler_synapse
    """.split()
)

RULES = frozenset(
    """
    symmetric_pairwise_bernoulli tripartite_bernoulli_with_pool third_factor_bernoulli_with_pool conngen
    pairwise_bernoulli_on_source pairwise_bernoulli_on_target
    """.split()
)

CONNECTION_KEYS = frozenset("mask use_on_source allow_oversized_mask pool_size pool_type p_third_if_primary".split())

SYNAPSE_KEYS = frozenset(
    "synapse_label tau_plus Wmax Wmin mu_plus mu_minus alpha lambda tau_psc tau_rec tau_fac U x y u vt c".split()
)

RECORDING_BACKENDS = frozenset("screen sionlib mpi none".split())

# What NEST tells of nodes or takes for them, beside the parameters of their models.
NODE_KEYS = frozenset(
    """
    t_spike frozen local thread thread_local_id thread_spikes tau_minus tau_minus_triplet post_trace Ca beta_Ca tau_Ca
    archiver_length synaptic_elements node_uses_wfr instantiations supports_precise_spikes model_id type_id capacity
    has_connections stimulation_source g_ex dg_ex g_in dg_in w
    """.split()
)

# Attributes of the kernel.
ATTRIBUTES = frozenset(
    """
    T_max T_min rng_types send_buffer_size_secondary_events recv_buffer_size_secondary_events spike_buffer_resize_log
    max_num_syn_models growth_curves stimulation_backends min_update_time max_update_time memory_size
    time_construction_create time_construction_connect time_simulate time_collocate_spike_data
    time_communicate_prepare time_communicate_spike_data time_communicate_target_data time_deliver_spike_data
    time_deliver_secondary_data time_gather_spike_data time_gather_secondary_data time_gather_target_data
    time_omp_synchronization_construction time_omp_synchronization_simulation time_mpi_synchronization time_update
    """.split()
)

_POSITIONS = """
    CreateMask Displacement Distance DumpLayerConnections DumpLayerNodes FindCenterElement FindNearestElement
    GetPosition GetSourceNodes GetSourcePositions GetTargetNodes GetTargetPositions Mask PlotProbabilityParameter
    PlotSources PlotTargets SelectNodesByMask
    """.split()

# Calls, with what Volley has, or has not, in place of what they need.
CALLS = {
    **dict.fromkeys(_POSITIONS, "no positions"),
    **dict.fromkeys(("SetAcceptableLatency", "SetMaxBuffered"), "no MUSIC"),
    **dict.fromkeys(("Compartments", "Receptors"), "no neurons with compartments"),
    **dict.fromkeys(("authors", "build_info", "help", "helpdesk", "sysinfo"), "__version__, and documents"),
    **dict.fromkeys(("ll_api", "lib"), "no SLI, and PyNEST's calls only"),
    **dict.fromkeys(("serialize", "to_json"), "get with output json"),
    "CreateParameter": "parameters of nest.random and nest.math",
    "DisableStructuralPlasticity": "no structural plasticity",
    "Disconnect": "a wiring that does not change",
    "EnableStructuralPlasticity": "no structural plasticity",
    "Install": "no modules to load",
    "SonataNetwork": "SonataEdges, in Java",
    "TripartiteConnect": "no tripartite connections",
    "set_communicator": "the communicator of its launcher",
}

# Modules, likewise.
MODULES = {
    "logic": "parameters of one distribution",
    "server": "scripts of a process",
    "spatial": "nodes without positions",
    "spatial_distributions": "nodes without positions",
    "visualization": "raster_plot and voltage_trace",
}
